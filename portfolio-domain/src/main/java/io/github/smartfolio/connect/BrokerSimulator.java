package io.github.smartfolio.connect;

import java.time.InstantSource;
import java.util.Map;

/**
 * A broker's API with invented people, on this machine, so that a person can try the whole way without an account. A module offers
 * one by naming it in {@code META-INF/services}; the server starts it for its demo and at no other time.
 */
public interface BrokerSimulator {

    /** The id of the broker it stands in for. */
    String broker();

    /**
     * Starts on a free loopback port.
     *
     * @throws java.io.UncheckedIOException if there is none
     */
    Running start(InstantSource clock);

    /** A simulator that answers. */
    interface Running extends AutoCloseable {

        /** The settings with which the broker's connector talks to it and to nobody else. */
        Map<String, String> settings();

        @Override
        void close();
    }
}
