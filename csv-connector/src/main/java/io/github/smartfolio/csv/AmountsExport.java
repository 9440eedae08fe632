package io.github.smartfolio.csv;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.ledger.Booked;
import io.github.smartfolio.ledger.Evidence;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.source.Finding.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Workbooks of all amounts that were booked, added up by day, account, instrument and what they are for (file-formats 2.10).
 * What was one event is guessed from that, and quantities are not told, so they only fill what no other file tells. A row
 * that stands on two sheets counts once.
 */
record AmountsExport(String kind, List<SheetForm> forms, Wording wording) implements Export {

    AmountsExport {
        Objects.requireNonNull(kind, "kind");
        forms = List.copyOf(forms);
        Objects.requireNonNull(wording, "wording");
    }

    @Override
    public Fit fits(List<Sheet> sheets) {
        return Page.fit(sheets, forms);
    }

    @Override
    public ImportReport read(UploadedFile file, List<Sheet> sheets) throws Unreadable {
        Books books = new Books(file);
        Optional<Page> found = Page.first(sheets, forms);
        if (found.isEmpty()) {
            return books.lacking(kind, Page.lacking(sheets, forms).orElseThrow());
        }
        String language = found.get().form().language();
        Reading reading = new Reading(new Entries(wording, books));
        List<Line> lines = new ArrayList<>();
        for (Sheet sheet : sheets) {
            Optional<Page> page = Page.of(sheet, forms);
            if (page.isPresent()) {
                lines.addAll(reading.booked(page.get().lines(books)));
            }
        }
        BookedCurrency currency = BookedCurrency.of(lines, books);
        if (currency.question().isPresent()) {
            return books.asking(kind, language, currency.question().get());
        }
        List<Transaction> read = reading.read(lines, currency);
        return books.report(kind, language, new Booked(read, List.of(), true));
    }

    /** @param instrument empty if it is about money only */
    private record Day(LocalDate date, AccountId account, Optional<Instrument> instrument) {}

    /** One file. */
    private static final class Reading {

        private final Entries entries;
        private final Map<List<String>, Integer> onOtherSheets = new HashMap<>();
        private final List<Transaction> transactions = new ArrayList<>();

        Reading(Entries entries) {
            this.entries = entries;
        }

        /** Those rows of a sheet that are about money that was booked, and stand on no sheet before it. */
        List<Line> booked(List<Line> sheet) {
            Map<List<String>, Integer> onThis = new HashMap<>();
            List<Line> booked = new ArrayList<>();
            for (Line line : sheet) {
                String type = line.text(Field.AMOUNT_TYPE);
                Optional<AmountType> meaning = entries.wording().amounts().meaning(type);
                List<String> content = content(line);
                int times = onThis.merge(content, 1, Integer::sum);
                if (entries.wording().isNo(line.text(Field.AFFECTS_BALANCE))) {
                    skip(line, "NOT_IN_BALANCE", "This does not affect the balance.", type);
                } else if (meaning.filter(AmountType.NOT_BOOKED::equals).isPresent()) {
                    skip(line, "NOT_BOOKED", "This is a figure and no money that was booked.", type);
                } else if (times <= onOtherSheets.getOrDefault(content, 0)) {
                    skip(line, "ON_ANOTHER_SHEET", "This stands on another sheet as well.", "");
                } else {
                    booked.add(line);
                }
            }
            onThis.forEach((content, times) -> onOtherSheets.merge(content, times, Math::max));
            return booked;
        }

        private static List<String> content(Line line) {
            return List.of(
                    line.text(Field.DATE),
                    line.text(Field.ACCOUNT),
                    line.text(Field.AMOUNT_TYPE),
                    line.text(Field.SYMBOL),
                    line.text(Field.INSTRUMENT),
                    line.text(Field.BOOKED));
        }

        private void skip(Line line, String code, String message, String word) {
            entries.books().skip(1);
            entries.books().sayOnce(line.finding(Severity.INFO, code, message, Field.AMOUNT_TYPE), word);
        }

        List<Transaction> read(List<Line> lines, BookedCurrency currency) {
            Map<Day, List<Part>> days = new LinkedHashMap<>();
            for (Line line : lines) {
                try {
                    Day day = new Day(
                            line.neededDate(Field.DATE),
                            Posting.account(line, entries.wording()),
                            entries.instruments().of(line));
                    Part part = Part.of(line, currency.of(line), entries.wording());
                    days.computeIfAbsent(day, d -> new ArrayList<>()).add(part);
                } catch (UnreadableRow e) {
                    entries.books().reject(e.finding());
                }
            }
            days.forEach(this::add);
            return transactions;
        }

        private void add(Day day, List<Part> parts) {
            if (day.instrument().isEmpty()) {
                parts.forEach(part -> addAlone(day, part));
                return;
            }
            Predicate<Part> charge = part -> part.is(AmountType.FEE) || part.is(AmountType.TAX);
            Predicate<Part> ofCorporateAction =
                    part -> Headers.plain(part.words()).startsWith("corporate actions");
            List<Part> shares = Part.those(parts, part -> part.is(AmountType.SHARES));
            List<Part> dividends = Part.those(parts, part -> part.is(AmountType.DIVIDEND));
            List<Part> trade = new ArrayList<>(shares);
            List<Part> dividend = new ArrayList<>(dividends);
            for (Part part : parts) {
                boolean toDividend = ofCorporateAction.test(part) || shares.isEmpty();
                if (!charge.test(part)) {
                    if (!part.is(AmountType.SHARES) && !part.is(AmountType.DIVIDEND)) {
                        addAlone(day, part);
                    }
                } else if (toDividend && !dividends.isEmpty()) {
                    dividend.add(part);
                } else if (!ofCorporateAction.test(part) && !shares.isEmpty()) {
                    trade.add(part);
                } else {
                    addAlone(day, part);
                }
            }
            if (!trade.isEmpty()) {
                addTogether(day, Entries.side(Part.sum(shares), false), trade);
            }
            if (!dividend.isEmpty()) {
                addTogether(day, Kind.DIVIDEND, dividend);
            }
        }

        private void addAlone(Day day, Part part) {
            if (part.ownKind() == Kind.UNKNOWN) {
                entries.sayUnknown(part.line(), part.words());
            }
            addTogether(day, part.ownKind(), List.of(part));
        }

        private void addTogether(Day day, Kind kind, List<Part> parts) {
            Line line = parts.get(0).line();
            try {
                String words = String.join(
                        ", ", parts.stream().map(Part::words).distinct().toList());
                Transaction.Builder begun =
                        Transaction.on(day.date(), day.account(), kind).evidence(new Evidence(Set.of(), "", words, ""));
                day.instrument().ifPresent(begun::about);
                Part.tell(begun, kind, parts, entries.books());
                transactions.add(entries.build(begun, line));
                entries.books().accept(parts.size(), day.date());
            } catch (UnreadableRow e) {
                entries.books().reject(e.finding(), parts.size());
            }
        }
    }
}
