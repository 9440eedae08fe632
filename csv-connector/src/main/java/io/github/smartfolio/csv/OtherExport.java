package io.github.smartfolio.csv;

import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.Rows;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An export of a broker that holds no positions: recognised, so that a person is told what was uploaded and not that it is unknown.
 *
 * <p>Names are compared as those of a {@link FileFormat}, and may hold {@code *} in the place of a currency.
 *
 * @param kind what the file is, for example {@code saxo-transactions}
 * @param columns which the header of its table has among others, all of them; empty if it is known by its sheets only
 * @param sheets of which its workbook has one; empty if it is known by its columns only
 * @param refusal what it is and what to do instead, for a person
 */
public record OtherExport(String kind, Set<String> columns, Set<String> sheets, String refusal) {

    public OtherExport {
        Objects.requireNonNull(kind, "kind");
        columns = Set.copyOf(columns);
        sheets = Set.copyOf(sheets);
        Objects.requireNonNull(refusal, "refusal");
        if (columns.isEmpty() && sheets.isEmpty()) {
            throw new IllegalArgumentException("Nothing tells " + kind + " from other files");
        }
    }

    boolean hasHeader(List<String> header) {
        Set<String> forms = new HashSet<>();
        header.forEach(name -> forms.addAll(Headers.forms(name).keySet()));
        return !columns.isEmpty() && columns.stream().map(Headers::plain).allMatch(forms::contains);
    }

    boolean hasSheet(String name) {
        String plain = Headers.plain(name);
        return sheets.stream().map(Headers::plain).anyMatch(plain::equals);
    }

    ImportReport report() {
        return ImportReport.refused(kind, Optional.empty(), Rows.NONE, List.of(), refusal);
    }
}
