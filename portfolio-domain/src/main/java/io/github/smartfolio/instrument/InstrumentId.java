package io.github.smartfolio.instrument;

/**
 * The stable key of an instrument in history and totals.
 *
 * @param value the strongest identifier known when the instrument was first seen, written out; it stays when a stronger one is
 *     learnt later, so it is a name and says nothing about what is known now
 */
public record InstrumentId(String value) {

    public InstrumentId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("Blank instrument id");
        }
    }

    /** Reads what {@link #toString} wrote. */
    public static InstrumentId parse(String text) {
        return new InstrumentId(text);
    }

    static InstrumentId firstSeenAs(InstrumentIdentifier identifier) {
        return new InstrumentId(identifier.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
