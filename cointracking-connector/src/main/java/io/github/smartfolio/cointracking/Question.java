package io.github.smartfolio.cointracking;

import io.github.smartfolio.http.Form;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What CoinTracking is asked: these read, and there is no word here for anything else. */
final class Question {

    /** How much there is of each coin, and what it is worth. */
    static final Question BALANCE = new Question("getBalance", Map.of());

    /** The same by exchange, which wallets are too. */
    static final Question PLACES = new Question("getGroupedBalance", Map.of("group", "exchange"));

    private final String method;
    private final Map<String, String> parameters;

    private Question(String method, Map<String, String> parameters) {
        this.method = method;
        this.parameters = parameters;
    }

    /** What was booked after a moment, the oldest first, and what it was worth. */
    static Question trades(Instant after) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("order", "ASC");
        parameters.put("start", Long.toString(after.getEpochSecond()));
        parameters.put("trade_prices", "1");
        return new Question("getTrades", parameters);
    }

    /** As CoinTracking calls it. */
    String method() {
        return method;
    }

    Form form(long nonce) {
        Form form = new Form().with("method", method).with("nonce", Long.toString(nonce));
        parameters.forEach(form::with);
        return form;
    }
}
