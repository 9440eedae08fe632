package io.github.smartfolio.saxo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * When ISINs are looked for. Saxo gives none with positions or instruments, only with bookings, and bookings are slow: they are
 * asked for at most once a day, and when there is something that was not there the last time.
 */
final class IsinSearch {

    private static final Duration BETWEEN = Duration.ofDays(1);

    private record Last(Instant at, Set<InstrumentKey> wanted, Future<?> search) {}

    private final InstantSource clock;
    private Optional<Last> last = Optional.empty();

    IsinSearch(InstantSource clock) {
        this.clock = clock;
    }

    /** The search to wait for: a new one, or the last one, which may be under way for another fetch. */
    synchronized Optional<Future<?>> begin(Set<InstrumentKey> wanted, Supplier<Future<?>> search) {
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        boolean due = last.filter(
                        l -> now.isBefore(l.at().plus(BETWEEN)) && l.wanted().containsAll(wanted))
                .isEmpty();
        if (due) {
            last = Optional.of(new Last(now, Set.copyOf(wanted), search.get()));
        }
        return last.map(Last::search);
    }
}
