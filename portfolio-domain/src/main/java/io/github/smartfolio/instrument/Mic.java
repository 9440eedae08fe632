package io.github.smartfolio.instrument;

/** A Market Identifier Code (ISO 10383), for example {@code XNAS}. Only the form is checked, not the register. */
public record Mic(String value) {

    public Mic {
        if (!hasForm(value)) {
            throw new IllegalArgumentException("Not a MIC: '" + value + "'");
        }
    }

    public static Mic of(String value) {
        return new Mic(value);
    }

    /** Whether {@code text} is four capital letters or digits. */
    public static boolean hasForm(String text) {
        return text.length() == 4 && text.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
    }

    @Override
    public String toString() {
        return value;
    }
}
