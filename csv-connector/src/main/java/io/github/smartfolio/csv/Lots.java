package io.github.smartfolio.csv;

import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sorts out rows that tell of the same holding twice. Saxo writes one net row per instrument, without a position id when it nets
 * several lots; whether it writes the unfolded lots below is unknown (file-formats 1.1), so both shapes are read, and a net row is
 * never added to its lots. Tickers have no lots: each of their rows is a holding of its own.
 */
final class Lots {

    private final boolean byTicker;
    private final boolean byId;
    private final Findings findings;
    private int skipped;

    Lots(Match match, Findings findings) {
        this.byTicker = match.format().tickers().isPresent();
        this.byId = match.has(Column.POSITION_ID);
        this.findings = findings;
    }

    /** How many rows {@link #withoutRepetitions} left out. */
    int skipped() {
        return skipped;
    }

    /** The rows that count, in the same order. */
    List<Cells> withoutRepetitions(List<Cells> rows) {
        Set<String> instruments = new HashSet<>(rows.size() * 2);
        rows.forEach(row -> instruments.add(row.instrument()));
        if (instruments.size() == rows.size()) {
            return rows;
        }
        Map<List<String>, List<Cells>> holdings = new LinkedHashMap<>();
        for (Cells row : rows) {
            List<String> holding = byTicker
                    ? List.of(row.instrument(), row.text(Column.ACCOUNT), row.text(Column.GROUP))
                    : List.of(
                            row.instrument(),
                            row.text(Column.SYMBOL),
                            row.text(Column.ASSET_TYPE),
                            row.text(Column.CURRENCY));
            holdings.computeIfAbsent(holding, h -> new ArrayList<>()).add(row);
        }
        Set<Cells> left = new LinkedHashSet<>();
        holdings.values().forEach(holding -> left.addAll(leftOut(holding)));
        skipped += left.size();
        return rows.stream().filter(row -> !left.contains(row)).toList();
    }

    private Set<Cells> leftOut(List<Cells> holding) {
        if (holding.size() == 1) {
            return Set.of();
        }
        Set<Cells> left = new LinkedHashSet<>();
        Map<Integer, List<Cells>> seen = new HashMap<>();
        List<Cells> different = new ArrayList<>();
        for (Cells row : holding) {
            List<Cells> alike = seen.computeIfAbsent(row.contentHash(), h -> new ArrayList<>());
            if (alike.stream().anyMatch(row::saysTheSameAs)) {
                left.add(row);
                say(Severity.WARNING, "REPEATED_ROW", "The same row stands above; it counts once.", row);
            } else {
                alike.add(row);
                different.add(row);
            }
        }
        Map<String, List<Cells>> byAccount = new LinkedHashMap<>();
        different.forEach(row -> byAccount
                .computeIfAbsent(row.text(Column.ACCOUNT), a -> new ArrayList<>())
                .add(row));
        if (byTicker) {
            sayIfSeveral(different);
        } else if (byId) {
            left.addAll(lotsOfNetRows(different, byAccount));
        } else {
            byAccount.values().forEach(rows -> left.addAll(lotsBelowTheirSum(rows)));
        }
        return left;
    }

    private Set<Cells> lotsOfNetRows(List<Cells> rows, Map<String, List<Cells>> byAccount) {
        Map<String, Cells> netRows = new HashMap<>();
        for (Cells row : rows) {
            if (!row.has(Column.POSITION_ID) && netRows.putIfAbsent(row.text(Column.ACCOUNT), row) != null) {
                say(
                        Severity.WARNING,
                        "SEVERAL_ROWS",
                        "Another net row of this instrument and account; both count.",
                        row);
            }
        }
        Set<Cells> lots = new LinkedHashSet<>();
        Map<Cells, BigDecimal> sums = new LinkedHashMap<>();
        byAccount.forEach((account, inAccount) -> {
            // A net row over several accounts names none.
            Cells net = netRows.getOrDefault(account, netRows.get(""));
            if (net != null) {
                inAccount.stream().filter(row -> row.has(Column.POSITION_ID)).forEach(lot -> {
                    lots.add(lot);
                    sums.merge(net, lot.quantity(), BigDecimal::add);
                    say(Severity.INFO, "LOT_OF_NET_ROW", "A lot of the net row in line " + net.line() + '.', lot);
                });
            }
        });
        sums.forEach((net, sum) -> {
            if (sum.compareTo(net.quantity()) != 0) {
                String what = "The lots of this row add up to " + sum.toPlainString() + "; the net row counts.";
                say(Severity.WARNING, "LOTS_DIFFER", what, net);
            }
        });
        return lots;
    }

    private List<Cells> lotsBelowTheirSum(List<Cells> rows) {
        if (rows.size() == 1) {
            return List.of();
        }
        Cells first = rows.get(0);
        List<Cells> others = rows.subList(1, rows.size());
        BigDecimal sum = others.stream().map(Cells::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (others.size() > 1 && sum.compareTo(first.quantity()) == 0) {
            String what = "Taken for a lot of line " + first.line() + ", whose quantity these lines add up to.";
            others.forEach(lot -> say(Severity.WARNING, "LOT_OF_NET_ROW", what, lot));
            return others;
        }
        sayIfSeveral(rows);
        return List.of();
    }

    private void sayIfSeveral(List<Cells> rows) {
        if (rows.size() > 1) {
            String what = "This instrument stands in " + rows.size() + " rows of one account; all count.";
            say(Severity.WARNING, "SEVERAL_ROWS", what, rows.get(0));
        }
    }

    private void say(Severity severity, String code, String message, Cells row) {
        findings.add(Finding.of(severity, code, message).atRow(row.line()));
    }
}
