package io.github.smartfolio.csv;

import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.ledger.Booked;
import io.github.smartfolio.ledger.Charge;
import io.github.smartfolio.ledger.Evidence;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.money.FxRate;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.PriceUnit;
import io.github.smartfolio.source.Finding.Severity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Workbooks of dividends, with what was withheld in the currency of the dividend and what was booked in the client's
 * (file-formats 2.10). One dividend may stand in several rows, its tax apart from its amount.
 */
record DividendsExport(String kind, List<SheetForm> forms, Wording wording) implements Export {

    // -USD 3.45
    private static final Pattern MONEY = Pattern.compile("([-\u2212]?)\\s*([A-Z]{3})\\s*([-\u2212]?[\\d.,']+)");

    DividendsExport {
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
        Page page = found.get();
        Entries entries = new Entries(wording, books);
        Map<List<String>, List<Share>> events = new LinkedHashMap<>();
        for (Line line : page.lines(books)) {
            try {
                Share share = Share.of(line);
                List<String> event = List.of(
                        line.text(Field.ACCOUNT),
                        line.text(Field.SYMBOL),
                        line.text(Field.INSTRUMENT),
                        line.text(Field.EVENT),
                        share.paid().map(LocalDate::toString).orElse(""),
                        share.gross().currency().getCurrencyCode());
                events.computeIfAbsent(event, e -> new ArrayList<>()).add(share);
            } catch (UnreadableRow e) {
                books.reject(e.finding());
            }
        }
        List<Transaction> read = new ArrayList<>();
        for (List<Share> event : events.values()) {
            try {
                Transaction dividend = dividend(event, entries);
                read.add(dividend);
                books.accept(event.size(), dividend.date());
            } catch (UnreadableRow e) {
                books.reject(e.finding(), event.size());
            }
        }
        return books.report(kind, page.form().language(), Booked.of(read));
    }

    /**
     * One row.
     *
     * @param charges in the currency of {@code gross}
     * @param booked in the client's currency
     */
    private record Share(
            Line line, LocalDate posted, Optional<LocalDate> paid, Money gross, List<Charge> charges, Money booked) {

        static Share of(Line line) {
            Money gross = money(line, Field.DIVIDEND)
                    .orElseThrow(() ->
                            line.unreadable(Field.DIVIDEND, "UNREADABLE_NUMBER", "The dividend's amount is missing."));
            List<Charge> charges = new ArrayList<>(3);
            charge(line, Field.WITHHOLDING_TAX, Charge.Type.TAX, gross.currency())
                    .ifPresent(charges::add);
            charge(line, Field.RESIDENTIAL_TAX, Charge.Type.TAX, gross.currency())
                    .ifPresent(charges::add);
            charge(line, Field.FEE, Charge.Type.FEE, gross.currency()).ifPresent(charges::add);
            Currency client = line.page()
                    .places()
                    .currency(Field.BOOKED)
                    .or(() ->
                            PriceUnit.tryParse(line.text(Field.CLIENT_CURRENCY)).map(PriceUnit::currency))
                    .orElseThrow(() -> line.unreadable(
                            Field.CLIENT_CURRENCY, "NO_CURRENCY", "Nothing says in which currency this was booked."));
            return new Share(
                    line,
                    line.neededDate(Field.DATE),
                    line.date(Field.VALUE_DATE),
                    gross,
                    charges,
                    Money.of(line.numberOrZero(Field.BOOKED), client));
        }

        private static Optional<Charge> charge(Line line, Field field, Charge.Type type, Currency currency) {
            return money(line, field)
                    .filter(amount -> amount.amount().signum() != 0)
                    .map(amount -> {
                        if (!amount.currency().equals(currency)) {
                            throw line.unreadable(
                                    field, "CONTRADICTION", "This is in another currency than the dividend.");
                        }
                        return new Charge(type, amount, line.page().name(field));
                    });
        }

        private static Optional<Money> money(Line line, Field field) {
            String text = line.text(field);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            Matcher matcher = MONEY.matcher(text);
            Optional<Currency> currency = matcher.matches()
                    ? PriceUnit.tryParse(matcher.group(2)).map(PriceUnit::currency)
                    : Optional.empty();
            return Optional.of(currency.flatMap(in -> NumberStyle.DECIMAL_POINT
                            .read(matcher.group(3))
                            .map(number -> Money.of(matcher.group(1).isEmpty() ? number : number.negate(), in)))
                    .orElseThrow(() ->
                            line.unreadable(field, "UNREADABLE_NUMBER", "This is no amount such as \"USD 23.00\".")));
        }
    }

    private Transaction dividend(List<Share> rows, Entries entries) {
        Share first = rows.get(0);
        Line line = first.line();
        LocalDate posted =
                rows.stream().map(Share::posted).min(LocalDate::compareTo).orElseThrow();
        Money gross = rows.stream().map(Share::gross).reduce(Money::plus).orElseThrow();
        List<Charge> charges =
                rows.stream().flatMap(row -> row.charges().stream()).toList();
        Money told = rows.stream().map(Share::booked).reduce(Money::plus).orElseThrow();
        Money sum = charges.stream().map(Charge::amount).reduce(gross, Money::plus);
        Optional<FxRate> rate = line.number(Field.RATE)
                .filter(value -> value.signum() > 0 && !gross.currency().equals(told.currency()))
                .map(value -> new FxRate(gross.currency(), told.currency(), value, posted, wording.institution()));
        sayIfTheyDiffer(sum, told, rate, rows, entries);
        // An account of one currency got it in that; of others the client's currency is all that is told.
        boolean inItsCurrency = gross.currency().equals(told.currency())
                || BookedCurrency.ofAccount(line.text(Field.ACCOUNT))
                        .filter(gross.currency()::equals)
                        .isPresent();
        boolean taxOnly = gross.amount().signum() == 0 && !charges.isEmpty();
        Transaction.Builder begun = Transaction.on(
                        posted, Posting.account(line, wording), taxOnly ? Kind.TAX : Kind.DIVIDEND)
                .evidence(new Evidence(Set.of(), "", line.text(Field.EVENT), ""))
                .net(inItsCurrency ? sum : told);
        first.paid().ifPresent(begun::valueDate);
        entries.instruments().of(line).ifPresent(begun::about);
        rate.ifPresent(begun::rate);
        if (!taxOnly) {
            begun.gross(gross);
            charges.forEach(begun::charge);
        }
        return entries.build(begun, line);
    }

    private static void sayIfTheyDiffer(
            Money sum, Money told, Optional<FxRate> rate, List<Share> rows, Entries entries) {
        boolean comparable = rate.isPresent() || sum.currency().equals(told.currency());
        if (!comparable) {
            return;
        }
        Money booked = rate.map(sum::converted).orElse(sum);
        // Each row is rounded by itself.
        int digits = Math.max(told.currency().getDefaultFractionDigits(), 0);
        BigDecimal rounding = BigDecimal.valueOf(rows.size(), digits);
        if (booked.minus(told).amount().abs().compareTo(rounding) > 0) {
            entries.books()
                    .say(rows.get(0)
                            .line()
                            .finding(
                                    Severity.WARNING,
                                    "BOOKED_DIFFERS",
                                    "Dividend and taxes make " + sum + ", and " + told + " was booked.",
                                    Field.BOOKED));
        }
    }
}
