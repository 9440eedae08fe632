package io.github.smartfolio.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * What happens to a request instead of, or besides, its right answer. A value; {@link #late} and {@link #afterTheWork} make another one
 * of it.
 */
public final class Fault {

    /** How the exchange ends. */
    enum Ending {
        ANSWERED,
        CUT_SHORT,
        STALLED,
        DROPPED,
        SILENT
    }

    private final Ending ending;
    private final Optional<Reply> instead;
    private final Duration delay;
    private final boolean afterTheWork;

    private Fault(Ending ending, Optional<Reply> instead, Duration delay, boolean afterTheWork) {
        this.ending = ending;
        this.instead = instead;
        this.delay = delay;
        this.afterTheWork = afterTheWork;
    }

    /** This answer, whatever was asked: for recorded ones. */
    public static Fault answer(int status, String contentType, byte[] body) {
        return instead(Reply.of(status, contentType, body));
    }

    public static Fault json(int status, String body) {
        return answer(status, Reply.JSON, body.getBytes(StandardCharsets.UTF_8));
    }

    public static Fault html(int status, String body) {
        return instead(Reply.html(status, body));
    }

    /** This status and no body. */
    public static Fault empty(int status) {
        return instead(Reply.empty(status));
    }

    /** The right answer after a while. */
    public static Fault delayed(Duration delay) {
        return new Fault(Ending.ANSWERED, Optional.empty(), delay, false);
    }

    /** The right answer, announced in its full length, of which half arrives before the connection is closed. */
    public static Fault cutShort() {
        return new Fault(Ending.CUT_SHORT, Optional.empty(), Duration.ZERO, false);
    }

    /** The right answer, of which half arrives and then nothing, for as long as the simulator runs. */
    public static Fault stalled() {
        return new Fault(Ending.STALLED, Optional.empty(), Duration.ZERO, false);
    }

    /** The connection is closed before anything is answered. */
    public static Fault dropped() {
        return new Fault(Ending.DROPPED, Optional.empty(), Duration.ZERO, false);
    }

    /** The request is read and never answered, for as long as the simulator runs. */
    public static Fault silent() {
        return new Fault(Ending.SILENT, Optional.empty(), Duration.ZERO, false);
    }

    private static Fault instead(Reply reply) {
        return new Fault(Ending.ANSWERED, Optional.of(reply), Duration.ZERO, false);
    }

    /** With a header more; only for an answer that is given. */
    public Fault with(String header, String value) {
        return new Fault(ending, instead.map(reply -> reply.with(header, value)), delay, afterTheWork);
    }

    /** The same answer, announced in its full length, of which half arrives before the connection is closed. */
    public Fault cut() {
        return new Fault(Ending.CUT_SHORT, instead, delay, afterTheWork);
    }

    /** The same after a while. */
    public Fault late(Duration other) {
        return new Fault(ending, instead, other, afterTheWork);
    }

    /**
     * The same, but the simulator first does what was asked. A refresh that fails so has spent its refresh token; without this it
     * has not.
     */
    public Fault afterTheWork() {
        return new Fault(ending, instead, delay, true);
    }

    Ending ending() {
        return ending;
    }

    Optional<Reply> instead() {
        return instead;
    }

    Duration delay() {
        return delay;
    }

    /** Half an answer can only be sent if there is one. */
    boolean doesTheWork() {
        boolean needsIt = instead.isEmpty() && ending != Ending.DROPPED && ending != Ending.SILENT;
        return afterTheWork || needsIt;
    }
}
