package io.github.smartfolio.architecture.violations.acme;

import java.time.InstantSource;

final class MakesAnInstantSource {

    static final InstantSource CLOCK = InstantSource.system();
}
