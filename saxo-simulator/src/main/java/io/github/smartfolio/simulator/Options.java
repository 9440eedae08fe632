package io.github.smartfolio.simulator;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** How a simulator was asked to behave; see {@link SaxoSimulator.Builder}. */
record Options(
        List<RegisteredApp> apps,
        List<URI> redirects,
        Lifetimes lifetimes,
        Duration lateBy,
        boolean strictRefresh,
        boolean revokeOnReuse,
        boolean emptyRefusals,
        LinkStyle links,
        int requestsPerMinute,
        boolean noContentWhenEmpty) {}
