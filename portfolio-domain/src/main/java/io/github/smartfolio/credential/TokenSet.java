package io.github.smartfolio.credential;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One answer of a token endpoint (RFC 6749, 5.1), its lifetimes turned into moments.
 *
 * @param issuedAt when the answer came
 * @param accessExpiresAt may lie before {@code issuedAt}: Saxo gives a negative lifetime when a code is exchanged late
 * @param refreshToken good for one refresh only
 * @param refreshExpiresAt absent if the server did not say
 */
public record TokenSet(
        Secret accessToken,
        Instant issuedAt,
        Instant accessExpiresAt,
        Optional<Secret> refreshToken,
        Optional<Instant> refreshExpiresAt) {

    // Both shrink with the lifetime, so that tokens of a few seconds can be used too.
    private static final Duration REFRESH_AHEAD = Duration.ofMinutes(2);
    private static final Duration MARGIN = Duration.ofSeconds(10);

    public TokenSet {
        Objects.requireNonNull(accessToken, "accessToken");
        Objects.requireNonNull(issuedAt, "issuedAt");
        Objects.requireNonNull(accessExpiresAt, "accessExpiresAt");
        Objects.requireNonNull(refreshToken, "refreshToken");
        Objects.requireNonNull(refreshExpiresAt, "refreshExpiresAt");
    }

    /** Whether the access token may still be sent: not in the last ten seconds, or the last tenth, of its life. */
    boolean isUsable(Instant now) {
        return now.isBefore(accessExpiresAt.minus(lesser(MARGIN, accessLife().dividedBy(10))));
    }

    /**
     * From when on it should be refreshed: two minutes, or the last quarter of its life, before the access token ends, and at the
     * latest when half of the refresh token's life is over, because with that ends the whole session.
     */
    public Instant dueAt() {
        Instant beforeAccessEnds =
                accessExpiresAt.minus(lesser(REFRESH_AHEAD, accessLife().dividedBy(4)));
        return refreshExpiresAt
                .map(end -> issuedAt.plus(Duration.between(issuedAt, end).dividedBy(2)))
                .filter(half -> half.isBefore(beforeAccessEnds))
                .orElse(beforeAccessEnds);
    }

    private Duration accessLife() {
        Duration life = Duration.between(issuedAt, accessExpiresAt);
        return life.isNegative() ? Duration.ZERO : life;
    }

    private static Duration lesser(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
