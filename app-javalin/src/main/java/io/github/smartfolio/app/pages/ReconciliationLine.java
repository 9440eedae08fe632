package io.github.smartfolio.app.pages;

import io.github.smartfolio.account.Reconciliation;
import java.util.List;

/**
 * The broker's own sum of an account against ours.
 *
 * @param explained what the broker's sum is known to hold besides, each with its amount
 * @param rest what is neither computed nor explained
 * @param verdict whether that is more than rounding
 */
record ReconciliationLine(
        String account,
        Age age,
        String reported,
        String computed,
        List<String> explained,
        String rest,
        boolean isSettled,
        String verdict) {

    static ReconciliationLine of(Reconciliation reconciliation, String account, Age age, Texts texts) {
        return new ReconciliationLine(
                account,
                age,
                texts.money(reconciliation.reported()),
                texts.money(reconciliation.computed()),
                reconciliation.explained().stream()
                        .map(part ->
                                texts.text("reconciliation.part", what(part.code(), texts), texts.money(part.amount())))
                        .toList(),
                texts.money(reconciliation.difference()),
                reconciliation.isSettled(),
                texts.text(reconciliation.isSettled() ? "reconciliation.settled" : "reconciliation.open"));
    }

    /** Codes of modules that came later have no words here yet. */
    private static String what(String code, Texts texts) {
        String key = "explained." + code;
        return texts.has(key) ? texts.text(key) : code;
    }
}
