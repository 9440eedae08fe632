package io.github.smartfolio.app.rates;

import java.io.IOException;

/** What came from the bank's address is not the bank's file. */
final class UnreadableRatesException extends IOException {

    private static final long serialVersionUID = 1L;
    private static final String PREFIX = "What came is not the bank's file: ";

    UnreadableRatesException(String message) {
        super(PREFIX + message);
    }

    UnreadableRatesException(String message, Throwable cause) {
        super(PREFIX + message, cause);
    }
}
