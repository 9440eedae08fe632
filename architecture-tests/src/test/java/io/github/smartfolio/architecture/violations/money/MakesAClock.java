package io.github.smartfolio.architecture.violations.money;

import java.time.Clock;

final class MakesAClock {

    static final Clock CLOCK = Clock.systemUTC();
}
