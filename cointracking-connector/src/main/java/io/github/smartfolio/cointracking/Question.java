package io.github.smartfolio.cointracking;

import io.github.smartfolio.http.Form;

/** What CoinTracking is asked: these read, and there is no word here for anything else. */
enum Question {
    /** How much there is of each coin, and what it is worth. */
    BALANCE("getBalance"),
    /** The same by exchange, which wallets are too. */
    PLACES("getGroupedBalance");

    private final String method;

    Question(String method) {
        this.method = method;
    }

    /** As CoinTracking calls it. */
    String method() {
        return method;
    }

    Form form(long nonce) {
        Form form = new Form().with("method", method).with("nonce", Long.toString(nonce));
        return this == PLACES ? form.with("group", "exchange") : form;
    }
}
