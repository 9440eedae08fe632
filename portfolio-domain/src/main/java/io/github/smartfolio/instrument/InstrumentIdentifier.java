package io.github.smartfolio.instrument;

/**
 * One name an instrument goes by, in one naming scheme. The text form is {@code scheme~value}.
 *
 * <p>The permitted kinds are listed strongest first: a weaker one never joins two instruments that a stronger one tells apart.
 */
public sealed interface InstrumentIdentifier permits Isin, ListedSymbol, NativeId {

    /** The rank of the kind listed last. */
    int WEAKEST = 2;

    /** 0 is strongest. */
    default int rank() {
        return this instanceof Isin ? 0 : this instanceof ListedSymbol ? 1 : WEAKEST;
    }

    /**
     * Reads what {@code toString} of any of the kinds wrote.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    static InstrumentIdentifier parse(String text) {
        int tilde = text.indexOf('~');
        if (tilde < 0) {
            throw new IllegalArgumentException("Not an identifier such as 'ISIN~US0378331005': '" + text + "'");
        }
        String value = text.substring(tilde + 1);
        return switch (text.substring(0, tilde)) {
            case Isin.SCHEME -> Isin.of(value);
            case ListedSymbol.SCHEME -> ListedSymbol.parse(text);
            default -> NativeId.of(text.substring(0, tilde), value);
        };
    }
}
