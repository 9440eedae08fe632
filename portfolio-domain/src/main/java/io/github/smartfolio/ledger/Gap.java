package io.github.smartfolio.ledger;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.money.Quantity;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Something a figure leaves out, by name, because nobody knows it.
 *
 * @param date of the transaction; absent if it is about what is held now
 * @param entry the transaction, if it is about one
 * @param quantity of units that it is about, if it is about units
 */
public record Gap(
        Reason reason,
        AccountId account,
        Optional<InstrumentId> instrument,
        Optional<LocalDate> date,
        Optional<Entry> entry,
        Optional<Quantity> quantity) {

    /** Why it is left out. */
    public enum Reason {
        /** More units leave than ever came: where the others come from was told by no source. */
        MISSING_ACQUISITION,
        COST_UNKNOWN,
        /** A trade without its number of units. */
        QUANTITY_UNKNOWN,
        /** What units were worth when they came or left without money. */
        VALUE_UNKNOWN,
        /** No exchange rate for that day. */
        NO_RATE,
        /** What is held has no price. */
        NO_PRICE,
        /** Bought in one currency and sold in another: the gain in a currency of their own does not exist. */
        TWO_CURRENCIES,
        /** A reversal of something no source told of. */
        NOTHING_REVERSED
    }

    public Gap {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(quantity, "quantity");
    }

    static Gap of(Reason reason, Entry entry, Optional<InstrumentId> instrument, Optional<Quantity> quantity) {
        Transaction transaction = entry.transaction();
        return new Gap(
                reason,
                transaction.account(),
                instrument,
                Optional.of(transaction.date()),
                Optional.of(entry),
                quantity);
    }
}
