package io.github.smartfolio.architecture.violations.app;

import java.time.InstantSource;

public final class Main {

    static final InstantSource CLOCK = InstantSource.system();
}
