package io.github.smartfolio.app.sources;

import io.github.smartfolio.connect.SignInAttempt;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.source.Broker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sign-ins that have begun, each until it is finished, once and by the browser that began it, or ten minutes old. They are not kept
 * over a restart: who is in the middle of one clicks again.
 */
public final class SignIns {

    private static final Duration GOOD_FOR = Duration.ofMinutes(10);
    // Anybody who can open the page can begin one.
    private static final int MOST = 1_000;

    private record Begun(Broker broker, SignInAttempt attempt, Secret browser) {}

    private final InstantSource clock;
    private final Map<Secret, Begun> byState = new LinkedHashMap<>();

    public SignIns(InstantSource clock) {
        this.clock = clock;
    }

    /** @param browser something only the browser that began knows */
    public synchronized void begin(Broker broker, SignInAttempt attempt, Secret browser) {
        Instant oldest = clock.instant().minus(GOOD_FOR);
        byState.values().removeIf(begun -> begun.attempt().startedAt().isBefore(oldest));
        if (byState.size() >= MOST) {
            byState.remove(byState.keySet().iterator().next());
        }
        byState.put(attempt.state(), new Begun(broker, attempt, browser));
    }

    /** The attempt that {@code browser} began with {@code state}, the first time it is asked for. */
    public synchronized Optional<SignInAttempt> finish(Broker broker, Secret state, Secret browser) {
        Optional<Begun> begun = Optional.ofNullable(byState.get(state))
                .filter(b -> b.broker().equals(broker) && b.browser().equals(browser))
                .filter(b -> !b.attempt().startedAt().isBefore(clock.instant().minus(GOOD_FOR)));
        begun.ifPresent(b -> byState.remove(state));
        return begun.map(Begun::attempt);
    }
}
