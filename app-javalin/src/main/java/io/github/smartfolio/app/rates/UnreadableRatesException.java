package io.github.smartfolio.app.rates;

import java.io.IOException;

/** What came from the bank's address is not the bank's file. */
final class UnreadableRatesException extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableRatesException(String message) {
        super(message);
    }

    UnreadableRatesException(String message, Throwable cause) {
        super(message, cause);
    }
}
