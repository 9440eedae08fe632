package io.github.smartfolio.instrument;

import java.util.Objects;

/**
 * A ticker on one market, of a cash security. Without the market a ticker identifies nothing; tickers are reused over time; a CFD
 * that bears its share's ticker is not that share and has a {@link NativeId}.
 *
 * @param symbol as the market writes it, case kept ({@code BRKb})
 */
public record ListedSymbol(String symbol, Mic market) implements InstrumentIdentifier {

    static final String SCHEME = "TICMIC";

    public ListedSymbol {
        Objects.requireNonNull(market, "market");
        if (symbol.isBlank() || symbol.indexOf('@') >= 0) {
            throw new IllegalArgumentException("Not a symbol: '" + symbol + "'");
        }
    }

    public static ListedSymbol of(String symbol, String mic) {
        return new ListedSymbol(symbol, Mic.of(mic));
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    public static ListedSymbol parse(String text) {
        int at = text.lastIndexOf('@');
        if (!text.startsWith(SCHEME + '~') || at < 0) {
            throw new IllegalArgumentException("Not a symbol such as 'TICMIC~AAPL@XNAS': '" + text + "'");
        }
        return of(text.substring(SCHEME.length() + 1, at), text.substring(at + 1));
    }

    /** {@code TICMIC~AAPL@XNAS}. */
    @Override
    public String toString() {
        return SCHEME + '~' + symbol + '@' + market;
    }
}
