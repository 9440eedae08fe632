package io.github.smartfolio.saxo;

import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.credential.TokenSession;
import io.github.smartfolio.http.CallException;
import java.util.Optional;

/** The tokens one fetch uses: a refresh is forced once, because a gateway that refuses every token would be asked without end. */
final class Tokens {

    private final TokenSession session;
    private Optional<Secret> forced = Optional.empty();

    Tokens(TokenSession session) {
        this.session = session;
    }

    Secret current() {
        return session.accessToken();
    }

    /**
     * Another token than one that was refused.
     *
     * @throws CallException {@code refusal} if that one is the newest already
     */
    synchronized Secret insteadOf(Secret refused, CallException refusal) {
        if (forced.isEmpty()) {
            forced = Optional.of(session.accessTokenAfter(refused));
            return forced.get();
        }
        Secret current = session.accessToken();
        if (current.equals(refused)) {
            throw refusal;
        }
        return current;
    }
}
