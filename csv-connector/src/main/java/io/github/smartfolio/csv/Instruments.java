package io.github.smartfolio.csv;

import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.InstrumentIdentifier;
import io.github.smartfolio.instrument.Isin;
import io.github.smartfolio.instrument.NativeId;
import io.github.smartfolio.money.PriceUnit;
import io.github.smartfolio.source.Finding.Severity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The instruments that rows about bookings are about. Not for several threads. */
final class Instruments {

    private static final List<Field> NAMING = List.of(
            Field.INSTRUMENT,
            Field.SYMBOL,
            Field.ISIN,
            Field.UIC,
            Field.ASSET_TYPE,
            Field.CURRENCY,
            Field.FROM_DERIVATIVE);

    private final Wording wording;
    private final Books books;
    private final Identifiers identifiers;
    // A file of many rows has few instruments.
    private final Map<List<String>, Optional<Instrument>> known = new HashMap<>();

    Instruments(Wording wording, Books books) {
        this.wording = wording;
        this.books = books;
        this.identifiers = new Identifiers(wording.institution());
    }

    /** Empty if the row is about money only. */
    Optional<Instrument> of(Line line) {
        Optional<Instrument> instrument =
                known.computeIfAbsent(NAMING.stream().map(line::text).toList(), texts -> read(line));
        if (instrument.filter(i -> i.assetClass() == AssetClass.OTHER).isPresent() && line.has(Field.ASSET_TYPE)) {
            books.sayOnce(
                    line.finding(
                            Severity.WARNING,
                            "UNKNOWN_ASSET_TYPE",
                            "This kind of instrument is not known; it is kept as \"other\".",
                            Field.ASSET_TYPE),
                    line.text(Field.ASSET_TYPE));
        }
        return instrument;
    }

    private Optional<Instrument> read(Line line) {
        if (wording.isCash(line.text(Field.ASSET_TYPE))) {
            return Optional.empty();
        }
        Set<InstrumentIdentifier> ids = identifiers(line);
        String name = line.text(Field.INSTRUMENT);
        if (ids.isEmpty() && name.isEmpty()) {
            return Optional.empty();
        }
        if (ids.isEmpty()) {
            ids.add(identifiers.ofName(name));
        }
        String known = name.isEmpty() ? symbolOrCode(line) : name;
        return Optional.of(new Instrument(
                ids,
                known,
                assetClass(line).orElse(AssetClass.OTHER),
                unit(line).map(PriceUnit::currency)));
    }

    /** Empty if the row does not say, or in a word that is not known. */
    Optional<AssetClass> assetClass(Line line) {
        return wording.assetTypes().assetClass(line.text(Field.ASSET_TYPE));
    }

    /** In which the instrument is quoted; a hundredth only if the file says so. */
    Optional<PriceUnit> unit(Line line) {
        return PriceUnit.tryParse(line.text(Field.CURRENCY));
    }

    /** Whether the row does not say that prices are in hundredths, and they may be. */
    boolean mayQuoteHundredths(Line line) {
        return identifiers.mayQuoteHundredths(line.text(Field.SYMBOL));
    }

    /** Whether a price of one is the price of one unit of value, so that a trade is worth quantity times price. */
    boolean isPaidInFull(Line line) {
        return assetClass(line).map(AssetClass::isCashSecurity).orElse(true) && !isDerivative(line);
    }

    boolean isDerivative(Line line) {
        String derived = line.text(Field.FROM_DERIVATIVE);
        return !derived.isEmpty() && !wording.isNo(derived);
    }

    // A derivative bears the symbol, and sometimes the ISIN, of what it derives from.
    private Set<InstrumentIdentifier> identifiers(Line line) {
        Set<InstrumentIdentifier> ids = new HashSet<>();
        Optional<AssetClass> assetClass = assetClass(line);
        String type = line.text(Field.ASSET_TYPE);
        String uic = line.text(Field.UIC);
        if (!uic.isEmpty() && !uic.equals("0") && !type.isEmpty()) {
            ids.add(NativeId.of(wording.institution(), uic + ':' + type));
        }
        boolean itself = isPaidInFull(line);
        String code = line.text(Field.ISIN);
        if (itself && !code.isEmpty()) {
            ids.add(identifiers.ofCode(code));
            if (Isin.tryParse(code).isEmpty()) {
                books.say(line.finding(
                        Severity.WARNING,
                        "NOT_AN_ISIN",
                        "This is no ISIN; the instrument is kept under the broker's code.",
                        Field.ISIN));
            }
        }
        String symbol = line.text(Field.SYMBOL);
        if (!symbol.isEmpty()) {
            ids.add(identifiers.ofSymbol(symbol, assetClass, itself && (assetClass.isPresent() || type.isEmpty())));
        }
        return ids;
    }

    private static String symbolOrCode(Line line) {
        return line.has(Field.SYMBOL)
                ? line.text(Field.SYMBOL)
                : line.has(Field.ISIN) ? line.text(Field.ISIN) : line.text(Field.UIC);
    }
}
