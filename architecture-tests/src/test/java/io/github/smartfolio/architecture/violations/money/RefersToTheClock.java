package io.github.smartfolio.architecture.violations.money;

import java.time.Instant;
import java.util.function.Supplier;

final class RefersToTheClock {

    static final Supplier<Instant> NOW = Instant::now;
}
