package io.github.smartfolio.saxo;

/** A property that is missing and needed, or is not what it should be. */
final class UnreadableEntry extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String property;
    private final String value;

    /**
     * @param property with those it stands in, {@code NetPositionBase.Amount}
     * @param value what stands there; empty if nothing does
     */
    UnreadableEntry(String property, String value) {
        super(value.isEmpty() ? property + " is missing" : property + " is not what it should be");
        this.property = property;
        this.value = value;
    }

    String property() {
        return property;
    }

    String value() {
        return value;
    }
}
