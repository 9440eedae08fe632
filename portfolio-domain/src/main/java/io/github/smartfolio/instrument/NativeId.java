package io.github.smartfolio.instrument;

import java.util.regex.Pattern;

/**
 * What one institution calls the instrument, for example {@code saxo~211:Stock} or {@code cointracking~BTC}.
 *
 * @param institution small letters, digits and hyphens, beginning with a letter
 */
public record NativeId(String institution, String value) implements InstrumentIdentifier {

    private static final Pattern INSTITUTION = Pattern.compile("[a-z][a-z0-9-]*");

    public NativeId {
        if (!INSTITUTION.matcher(institution).matches() || value.isBlank()) {
            throw new IllegalArgumentException("Not a native id: '" + institution + "' '" + value + "'");
        }
    }

    public static NativeId of(String institution, String value) {
        return new NativeId(institution, value);
    }

    /** {@code saxo~211:Stock}. */
    @Override
    public String toString() {
        return institution + '~' + value;
    }
}
