package io.github.smartfolio.app.web;

import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.instrument.Isin;
import io.github.smartfolio.instrument.ListedSymbol;
import io.github.smartfolio.instrument.NativeId;
import io.github.smartfolio.ledger.Ledger;
import java.util.Optional;

/** Which instrument something is about. */
record InstrumentAnswer(String id, Optional<String> name, Optional<String> symbol, Optional<String> isin) {

    static InstrumentAnswer of(InstrumentId id, Ledger ledger) {
        return of(id, ledger.instrument(id));
    }

    static InstrumentAnswer of(InstrumentId id, Optional<Instrument> instrument) {
        return new InstrumentAnswer(
                id.value(),
                instrument.map(Instrument::name),
                instrument.flatMap(InstrumentAnswer::symbol),
                instrument.flatMap(Instrument::isin).map(Isin::value));
    }

    // A coin is on no market: its ticker is what its source calls it.
    static Optional<String> symbol(Instrument instrument) {
        return instrument.assetClass() == AssetClass.CRYPTO
                ? instrument.nativeId().map(NativeId::value)
                : instrument.listedSymbol().map(ListedSymbol::symbol);
    }
}
