package io.github.smartfolio.app.sources;

/** Somebody chose a source that is not there; the message says what is. */
public final class NotOfferedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotOfferedException(String message) {
        super(message);
    }
}
