package io.github.smartfolio.csv;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How one kind of sheet that is about bookings looks in one language. Names are compared as those of a {@link FileFormat}.
 *
 * @param language of the names, ISO 639-1
 * @param sheet what the sheet is called, for messages
 * @param columns the names of each column that is read, the usual one first
 * @param needed without which it is another kind of sheet, or of no use
 * @param others the names of known columns that are not read
 */
record SheetForm(
        String language, String sheet, Map<Field, List<String>> columns, Set<Field> needed, Set<String> others) {

    SheetForm {
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(sheet, "sheet");
        columns = Map.copyOf(columns);
        needed = Set.copyOf(needed);
        others = Set.copyOf(others);
        if (!columns.keySet().containsAll(needed)) {
            throw new IllegalArgumentException("What is needed has a name: " + needed);
        }
    }

    /** The one in {@code language}, or the first. */
    static SheetForm inLanguage(List<SheetForm> forms, String language) {
        return forms.stream()
                .filter(form -> form.language().equals(language))
                .findFirst()
                .orElse(forms.get(0));
    }

    /** The usual name of {@code field}, for messages. */
    String usualName(Field field) {
        return columns.getOrDefault(field, List.of(field.name())).get(0).replace("*", "…");
    }
}
