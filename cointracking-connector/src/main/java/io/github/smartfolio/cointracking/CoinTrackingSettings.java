package io.github.smartfolio.cointracking;

import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.http.Http;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * With which key CoinTracking's API is asked, how often, and how long is waited for an answer. {@link #of} is where to begin; the
 * {@code with} methods change one thing.
 *
 * @param apiKey without it nothing can be asked
 * @param apiSecret with which calls are signed; there if and only if the key is
 * @param address to which every call is sent
 * @param callsPerHour how many calls the plan includes: 20 (PRO, EXPERT) or 60 (UNLIMITED); 0 if they are not to be counted
 * @param callLimit after which a call is given up
 * @param fetchLimit after which a fetch, which is two calls, is given up; what the calls may leave of it is spent waiting for other
 *     calls with the same key
 */
public record CoinTrackingSettings(
        Optional<Secret> apiKey,
        Optional<Secret> apiSecret,
        URI address,
        int callsPerHour,
        Duration callLimit,
        Duration fetchLimit) {

    /** Of CoinTracking's API, version 1. */
    public static final URI ADDRESS = URI.create("https://cointracking.info/api/v1/");

    static final int CALLS_PER_HOUR = 20;
    static final int CALLS_PER_FETCH = 2;

    private static final Duration CALL_LIMIT = Duration.ofSeconds(5);
    private static final Duration FETCH_LIMIT = Duration.ofSeconds(14);

    public CoinTrackingSettings {
        Objects.requireNonNull(apiKey, "apiKey");
        Objects.requireNonNull(apiSecret, "apiSecret");
        address = Http.base(address);
        if (apiKey.isPresent() != apiSecret.isPresent()) {
            throw new IllegalArgumentException("A key and its secret are worth nothing without each other");
        }
        if (callsPerHour != 0 && callsPerHour < CALLS_PER_FETCH) {
            throw new IllegalArgumentException("Nothing can be read with so many calls an hour: " + callsPerHour);
        }
        if (callLimit.isNegative()
                || callLimit.isZero()
                || patience(callLimit, fetchLimit).isNegative()) {
            throw new IllegalArgumentException("Two calls of " + callLimit + " do not fit into " + fetchLimit);
        }
    }

    /** Without a key: nothing can be asked. */
    public static CoinTrackingSettings withoutKey() {
        return new CoinTrackingSettings(
                Optional.empty(), Optional.empty(), ADDRESS, CALLS_PER_HOUR, CALL_LIMIT, FETCH_LIMIT);
    }

    /** Of the plans PRO and EXPERT. */
    public static CoinTrackingSettings of(Secret apiKey, Secret apiSecret) {
        return withoutKey().withKey(apiKey, apiSecret);
    }

    /** Both at once, because a secret belongs to its key. */
    public CoinTrackingSettings withKey(Secret key, Secret secret) {
        return new CoinTrackingSettings(
                Optional.of(key), Optional.of(secret), address, callsPerHour, callLimit, fetchLimit);
    }

    public CoinTrackingSettings withAddress(URI other) {
        return new CoinTrackingSettings(apiKey, apiSecret, other, callsPerHour, callLimit, fetchLimit);
    }

    public CoinTrackingSettings withCallsPerHour(int calls) {
        return new CoinTrackingSettings(apiKey, apiSecret, address, calls, callLimit, fetchLimit);
    }

    public CoinTrackingSettings withTimeLimits(Duration call, Duration fetch) {
        return new CoinTrackingSettings(apiKey, apiSecret, address, callsPerHour, call, fetch);
    }

    /** How long all calls of a fetch take at most. */
    Duration longestRun() {
        return callLimit.multipliedBy(CALLS_PER_FETCH);
    }

    /** How long a fetch waits at most until it may call. */
    Duration patience() {
        return patience(callLimit, fetchLimit);
    }

    private static Duration patience(Duration callLimit, Duration fetchLimit) {
        return fetchLimit.minus(callLimit.multipliedBy(CALLS_PER_FETCH));
    }
}
