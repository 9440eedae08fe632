package io.github.smartfolio.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.smartfolio.calls.CallSequence.Turn;
import io.github.smartfolio.credential.Lease;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Calls in turns")
class CallSequenceTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final long NOON_MILLIS = 1_795_176_000_000L;
    private static final CallKey KEY = CallKey.of("acme", Secret.of("key"));
    private static final Duration RUN = Duration.ofSeconds(10);

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final CallStore store = CallStore.inMemory();

    private CallSequence calls(int perHour) {
        return calls(perHour, Duration.ofSeconds(5), now::get);
    }

    private CallSequence calls(int perHour, Duration patience, InstantSource clock) {
        return new CallSequence(store, KEY, perHour, RUN, patience, clock);
    }

    private void later(Duration time) {
        now.set(now.get().plus(time));
    }

    @Test
    @DisplayName("bear the time in milliseconds, or one more than the last number")
    void numbers() {
        assertThat(calls(0).<List<Long>>run(3, turn -> List.of(turn.nextNonce(), turn.nextNonce(), turn.nextNonce())))
                .containsExactly(NOON_MILLIS, NOON_MILLIS + 1, NOON_MILLIS + 2);
        assertThat(calls(0).<Long>run(1, Turn::nextNonce)).isEqualTo(NOON_MILLIS + 3);
        later(Duration.ofSeconds(1));
        assertThat(calls(0).<Long>run(1, Turn::nextNonce)).isEqualTo(NOON_MILLIS + 1000);
        now.set(NOON.minus(Duration.ofDays(1)));
        assertThat(calls(0).<Long>run(1, Turn::nextNonce))
                .as("when the clock was put back")
                .isEqualTo(NOON_MILLIS + 1001);
    }

    @Test
    @DisplayName("are not more than were asked for")
    void noMore() {
        calls(0).run(1, turn -> {
            turn.nextNonce();
            return assertThatIllegalStateException().isThrownBy(turn::nextNonce);
        });
        assertThatIllegalArgumentException().isThrownBy(() -> calls(20).run(21, Turn::nextNonce));
        assertThatIllegalArgumentException().isThrownBy(() -> calls(0).run(0, Turn::nextNonce));
    }

    @Test
    @DisplayName("give the turn back, also when the work fails, and say what it said")
    void failing() {
        IllegalStateException failure = new IllegalStateException("work");
        assertThatThrownBy(() -> calls(0).run(1, turn -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(store.find(KEY).lease()).isEmpty();
    }

    @Test
    @DisplayName("are allowed so many times an hour, however often the program is started")
    void budget() {
        for (int i = 0; i < 3; i++) {
            calls(6).run(2, turn -> turn.nextNonce() + turn.nextNonce());
            later(Duration.ofMinutes(10));
        }
        // Two calls at 12:00, 12:10 and 12:20 are six; at 12:30 two more are allowed when those of 12:00 are an hour
        // old.
        SourceException refused = catchThrowableOfType(SourceException.class, () -> calls(6).run(2, Turn::nextNonce));
        assertThat(refused.failure().reason()).isEqualTo(Reason.RATE_LIMITED);
        assertThat(refused.failure().retryAt()).contains(NOON.plus(Duration.ofHours(1)));
        SourceException three = catchThrowableOfType(SourceException.class, () -> calls(6).run(3, Turn::nextNonce));
        assertThat(three.failure().retryAt())
                .as("for three calls, also one of 12:10 has to be an hour old")
                .contains(NOON.plus(Duration.ofMinutes(70)));

        later(Duration.ofMinutes(30));
        assertThat(calls(6).<Long>run(2, Turn::nextNonce)).isPositive();
    }

    @Test
    @DisplayName("that were not made are not counted")
    void unmade() {
        assertThatThrownBy(() -> calls(2).run(2, turn -> {
                    turn.nextNonce();
                    throw new IllegalStateException("after the first");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store.find(KEY).counted()).containsExactly(NOON);
        assertThat(calls(2).<Long>run(1, Turn::nextNonce)).isPositive();
    }

    @Test
    @DisplayName("count when the one who made them died in his turn, and the next number is greater than his")
    void died() {
        // As it is stored when the work of a turn of two calls begins, and never ends: until 12:00:11.
        Instant end = NOON.plusSeconds(11);
        store.update(
                KEY, state -> new CallState(NOON_MILLIS + 1, Optional.of(new Lease("dead", end)), List.of(end, end)));
        later(Duration.ofSeconds(11));

        assertThat(calls(3).<Long>run(1, Turn::nextNonce)).isEqualTo(NOON_MILLIS + 11_000);
        SourceException refused = catchThrowableOfType(SourceException.class, () -> calls(3).run(1, Turn::nextNonce));
        assertThat(refused.failure().retryAt()).contains(end.plus(Duration.ofHours(1)));
    }

    @Test
    @DisplayName("wait while somebody else has a turn, and not for ever")
    void patience() {
        store.update(KEY, state -> new CallState(0, Optional.of(new Lease("other", Instant.MAX)), List.of()));

        SourceException refused = catchThrowableOfType(
                SourceException.class,
                () -> calls(0, Duration.ofMillis(50), InstantSource.system()).run(1, Turn::nextNonce));

        assertThat(refused.failure().reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(store.find(KEY).lastNonce()).isZero();
    }

    @Test
    @DisplayName("can be interrupted while they wait")
    void interrupted() {
        store.update(KEY, state -> new CallState(0, Optional.of(new Lease("other", Instant.MAX)), List.of()));
        Thread.currentThread().interrupt();

        SourceException refused = catchThrowableOfType(SourceException.class, () -> calls(0).run(1, Turn::nextNonce));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(refused.failure().reason()).isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    @DisplayName("go one at a time with growing numbers, in many threads and by several objects")
    void oneAtATime() throws Exception {
        ConcurrentLinkedQueue<Long> numbers = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        CallSequence one = calls(0, Duration.ofMinutes(1), InstantSource.system());
        CallSequence other = calls(0, Duration.ofMinutes(1), InstantSource.system());
        for (int i = 0; i < 8; i++) {
            CallSequence sequence = i % 2 == 0 ? one : other;
            Thread thread = new Thread(() -> {
                for (int call = 0; call < 50; call++) {
                    sequence.run(2, turn -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        numbers.add(turn.nextNonce());
                        numbers.add(turn.nextNonce());
                        return inside.decrementAndGet();
                    });
                }
            });
            thread.setUncaughtExceptionHandler((t, failure) -> failures.add(failure));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(failures).isEmpty();
        assertThat(most).hasValue(1);
        // 8 threads, 50 turns, 2 calls.
        assertThat(List.copyOf(numbers)).hasSize(800).doesNotHaveDuplicates().isSorted();
    }

    @Test
    @DisplayName("are known by a fingerprint that does not tell the key")
    void fingerprint() {
        // printf 'acme\nkey' | sha256sum
        assertThat(KEY.fingerprint()).isEqualTo("b14901c2f80bb8fc3e0042d3e550c6c1a39be4578eb92a1a40fff06d421d67a4");
        assertThat(KEY).isEqualTo(CallKey.of("acme", Secret.of("key")));
        assertThat(KEY).isNotEqualTo(CallKey.of("acme2", Secret.of("key")));
        assertThat(KEY).isNotEqualTo(CallKey.of("acme", Secret.of("key2")));
        assertThatIllegalArgumentException().isThrownBy(() -> new CallKey(" ", "x"));
    }
}
