package io.github.smartfolio.csv;

import io.github.smartfolio.instrument.AssetClass;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What is special about a table of holdings that bear tickers of the institution's own, as coins do, and of cash among them.
 *
 * <ul>
 *   <li>A holding is known by its ticker, which stands in {@link Column#SYMBOL}, as a native identifier of the institution.
 *   <li>Each ticker occurs once in each account and {@link Column#GROUP}: the same row again counts once, a different one counts
 *       too, and both are said.
 *   <li>A price of 0 is not known. A value of 0 of something held is not known either, unless a price or {@link Column#SECOND_VALUE}
 *       shows that it is only rounded to 0.
 *   <li>A row is cash if its asset type says so, or in a file without asset types if its ticker is that of a currency.
 * </ul>
 *
 * @param assetClass of what is no cash, in a file without asset types
 * @param cell how ticker, group 1, and name, group 2, stand in one cell; absent if the ticker stands alone
 * @param currencies the currency that a ticker is of, if any
 */
public record Tickers(AssetClass assetClass, Optional<Pattern> cell, Function<String, Optional<Currency>> currencies) {

    public Tickers {
        Objects.requireNonNull(assetClass, "assetClass");
        Objects.requireNonNull(cell, "cell");
        Objects.requireNonNull(currencies, "currencies");
        if (cell.isPresent() && cell.get().matcher("").groupCount() != 2) {
            throw new IllegalArgumentException("Not a ticker and a name: " + cell.get());
        }
    }
}
