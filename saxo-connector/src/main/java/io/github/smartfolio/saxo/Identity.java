package io.github.smartfolio.saxo;

import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.InstrumentIdentifier;
import io.github.smartfolio.instrument.Isin;
import io.github.smartfolio.instrument.ListedSymbol;
import io.github.smartfolio.instrument.Mic;
import io.github.smartfolio.instrument.NativeId;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The names of an instrument. Those by symbol are the ones that Saxo's exported files give it, so that a switch from file to API
 * keeps one history.
 */
final class Identity {

    private Identity() {}

    static Set<InstrumentIdentifier> of(
            InstrumentKey key, AssetClass kind, Optional<String> symbol, Optional<Isin> isin) {
        Set<InstrumentIdentifier> names = new LinkedHashSet<>();
        names.add(NativeId.of(SaxoAccount.INSTITUTION, key.toString()));
        symbol.ifPresent(text -> names.add(bySymbol(kind, text)));
        isin.filter(code -> kind.isCashSecurity()).ifPresent(names::add);
        return names;
    }

    // A derivative bears the symbol of what it derives from, and is not that.
    private static InstrumentIdentifier bySymbol(AssetClass kind, String symbol) {
        Optional<Mic> market = market(symbol);
        if (kind.isCashSecurity() && market.isPresent() && symbol.indexOf('@') < 0) {
            return new ListedSymbol(symbol.substring(0, symbol.lastIndexOf(':')), market.get());
        }
        return NativeId.of(SaxoAccount.INSTITUTION, (kind == AssetClass.CFD ? "cfd:" : "sym:") + symbol);
    }

    /** The market in {@code AAPL:xnas}. */
    private static Optional<Mic> market(String symbol) {
        int colon = symbol.lastIndexOf(':');
        if (colon <= 0 || symbol.substring(0, colon).isBlank()) {
            return Optional.empty();
        }
        return Optional.of(symbol.substring(colon + 1).toUpperCase(Locale.ROOT))
                .filter(Mic::hasForm)
                .map(Mic::of);
    }
}
