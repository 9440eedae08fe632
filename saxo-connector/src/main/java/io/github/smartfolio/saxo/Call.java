package io.github.smartfolio.saxo;

import feign.Request;
import io.github.smartfolio.credential.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What goes with one call beside the request: how long it may take, and with which credentials. They are not in the request
 * itself, so that nothing that prints a request can show them.
 */
final class Call extends Request.Options {

    private final Duration limit;
    private final Optional<Authorization> authorization;

    /** @param scheme {@code Bearer} or {@code Basic} */
    record Authorization(String scheme, Secret credentials) {}

    private Call(Duration limit, Optional<Authorization> authorization) {
        super(limit.toMillis(), TimeUnit.MILLISECONDS, limit.toMillis(), TimeUnit.MILLISECONDS, false);
        this.limit = limit;
        this.authorization = authorization;
    }

    static Call within(Duration limit) {
        return new Call(limit, Optional.empty());
    }

    Call authorized(String scheme, Secret credentials) {
        return new Call(limit, Optional.of(new Authorization(scheme, credentials)));
    }

    Duration limit() {
        return limit;
    }

    Optional<Authorization> authorization() {
        return authorization;
    }
}
