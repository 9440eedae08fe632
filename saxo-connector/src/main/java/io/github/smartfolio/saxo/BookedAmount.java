package io.github.smartfolio.saxo;

import io.github.smartfolio.ledger.Charge;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.money.Money;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One of the amounts of which an event consists.
 *
 * @param type Saxo's word, for example {@code Share Amount}
 * @param booked in the currency of the account
 */
record BookedAmount(String type, Money booked) {

    private static final Pattern TAX =
            Pattern.compile("\\b(?:tax|taxes|vat|stamp|duty|levy)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern FEE =
            Pattern.compile("\\b(?:commissions?|fees?|costs?|brokerage)\\b", Pattern.CASE_INSENSITIVE);

    /** The charge that it is in an event of this kind; empty if it is what the event is about. */
    Optional<Charge> charge(Kind kind) {
        boolean tax = TAX.matcher(type).find();
        boolean fee = FEE.matcher(type).find();
        if (kind == Kind.TAX || (!tax && (kind == Kind.FEE || !fee))) {
            return Optional.empty();
        }
        return Optional.of(tax ? Charge.tax(booked, type) : Charge.fee(booked, type));
    }
}
