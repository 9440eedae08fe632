package io.github.smartfolio.app.pages;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.app.sources.Brokers;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.instrument.Isin;
import io.github.smartfolio.instrument.NativeId;
import io.github.smartfolio.ledger.Ledger;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.source.Broker;

/** What people call the things of the ledger. */
final class Names {

    private final Texts texts;
    private final Brokers brokers;
    private final Ledger ledger;

    Names(Texts texts, Brokers brokers, Ledger ledger) {
        this.texts = texts;
        this.brokers = brokers;
        this.ledger = ledger;
    }

    /** @param id of a broker or of its first connection */
    String broker(String id) {
        return brokers.find(id).map(Broker::name).orElse(id);
    }

    String account(AccountId account) {
        return account.isUnspecified() ? texts.text("account.unspecified") : account.number();
    }

    String instrument(InstrumentId id) {
        return ledger.instrument(id)
                .map(Instrument::name)
                .filter(name -> !name.isBlank())
                .orElse(id.value());
    }

    String kind(Transaction transaction) {
        String kind = texts.text("kind." + transaction.kind());
        return transaction.reversal() ? texts.text("kind.reversal", kind) : kind;
    }

    /** Its symbol and market, else its ISIN, else what its broker calls it; may be empty. */
    static String identifier(Instrument instrument) {
        return instrument
                .listedSymbol()
                .map(listed -> listed.symbol() + " · " + listed.market().value())
                .or(() -> instrument.isin().map(Isin::value))
                .or(() -> instrument.nativeId().map(NativeId::value))
                .orElse("");
    }
}
