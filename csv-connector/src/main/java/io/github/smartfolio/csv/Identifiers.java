package io.github.smartfolio.csv;

import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.InstrumentIdentifier;
import io.github.smartfolio.instrument.Isin;
import io.github.smartfolio.instrument.ListedSymbol;
import io.github.smartfolio.instrument.Mic;
import io.github.smartfolio.instrument.NativeId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names by which the files of one institution know instruments. Not for several threads. */
final class Identifiers {

    // Prices there are in hundredths even where an export names the currency itself (saxo-openapi 4.4, pence).
    private static final Set<String> MARKETS_QUOTING_HUNDREDTHS = Set.of("XLON", "XJSE", "XTAE");

    private final String institution;
    private final Map<String, Mic> markets = new HashMap<>();

    Identifiers(String institution) {
        this.institution = institution;
    }

    /** By a code that should be an ISIN. */
    InstrumentIdentifier ofCode(String code) {
        Optional<InstrumentIdentifier> isin = Isin.tryParse(code).map(valid -> valid);
        return isin.orElseGet(() -> NativeId.of(institution, "code:" + code));
    }

    /** By {@code TSLA:xnas}, or a symbol without a market. */
    InstrumentIdentifier ofSymbol(String symbol, Optional<AssetClass> assetClass, boolean listed) {
        Optional<Mic> market = market(symbol);
        if (listed && market.isPresent() && symbol.indexOf('@') < 0) {
            return new ListedSymbol(symbol.substring(0, symbol.lastIndexOf(':')), market.get());
        }
        boolean cfd = assetClass.filter(AssetClass.CFD::equals).isPresent();
        return NativeId.of(institution, (cfd ? "cfd:" : "sym:") + symbol);
    }

    InstrumentIdentifier ofName(String name) {
        return NativeId.of(institution, "name:" + name);
    }

    /** Whether prices on the market of {@code symbol} may be in hundredths of the currency that is named. */
    boolean mayQuoteHundredths(String symbol) {
        return market(symbol)
                .filter(mic -> MARKETS_QUOTING_HUNDREDTHS.contains(mic.value()))
                .isPresent();
    }

    /** The market in {@code TSLA:xnas}. */
    private Optional<Mic> market(String symbol) {
        int colon = symbol.lastIndexOf(':');
        if (colon <= 0 || symbol.substring(0, colon).isBlank()) {
            return Optional.empty();
        }
        String mic = symbol.substring(colon + 1);
        Mic known = markets.get(mic);
        if (known != null) {
            return Optional.of(known);
        }
        String upper = mic.toUpperCase(Locale.ROOT);
        if (!Mic.hasForm(upper)) {
            return Optional.empty();
        }
        Mic market = Mic.of(upper);
        markets.put(mic, market);
        return Optional.of(market);
    }
}
