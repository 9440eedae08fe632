package io.github.smartfolio.cointracking;

import io.github.smartfolio.cointracking.TradeDates.Written;
import io.github.smartfolio.cointracking.TradeTable.Field;
import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.Question;
import io.github.smartfolio.connect.Rows;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.csv.CsvTable;
import io.github.smartfolio.csv.Findings;
import io.github.smartfolio.csv.Row;
import io.github.smartfolio.ledger.Booked;
import io.github.smartfolio.ledger.ExternalId;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the rows of one Trade Table. Each is a trade of its own: equal rows are real (file-formats 3.1). Times are in the zone of the
 * file; numbers have a decimal point and no thousands, anything else is none.
 */
final class TradeRows {

    static final String KIND = "cointracking-trades";

    private static final String ACCOUNT_CURRENCY = "accountCurrency";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,30}(?:\\.\\d{1,30})?");
    private static final Pattern PRICE = Pattern.compile("(\\d{1,30}(?:\\.\\d{1,30})?) ([A-Z]{3})");

    private final UploadedFile file;
    private final TradeTable table;
    private final List<Row> rows = new ArrayList<>();
    private final Findings findings = new Findings();
    private final UnknownTypes unknownTypes;
    private final List<Transaction> transactions = new ArrayList<>();
    private int accepted;
    private int skipped;
    private int rejected;
    private boolean valuesWithoutCurrency;

    /** A row that cannot be read, and what to say of it. */
    private static final class Rejected extends Exception {

        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // thrown and caught here, never serialised
        private final Finding finding;

        Rejected(Finding finding) {
            super(finding.code());
            this.finding = finding;
        }
    }

    private TradeRows(UploadedFile file, TradeTable table) {
        this.file = file;
        this.table = table;
        this.unknownTypes = new UnknownTypes(table.name(Field.TYPE));
    }

    static ImportReport read(UploadedFile file, TradeTable table, CsvTable content) {
        return new TradeRows(file, table).read(content);
    }

    private ImportReport read(CsvTable content) {
        table.unknown()
                .forEach(name -> findings.add(
                        Finding.of(Severity.INFO, "UNKNOWN_COLUMN", "The column is not known and not read.")
                                .inColumn(name, name)));
        OptionalInt cut = content.rows(this::take);
        cut.ifPresent(line -> reject(error("FILE_CUT", "The file ends inside this row; it is left out.")
                .atRow(line)));
        TradeDates dates = TradeDates.of(
                rows.stream().map(row -> table.text(row, Field.DATE)).toList(), answer(TradeDates.ORDER.id()));
        if (dates.areOpen()) {
            return refused(
                    "The dates in this file do not show which number is the day and which the month: please say which.",
                    List.of(TradeDates.ORDER));
        }
        Optional<Currency> currency = table.currencyOfValues();
        Optional<String> answered = answer(ACCOUNT_CURRENCY);
        if (currency.isEmpty() && answered.isPresent()) {
            currency = Fiat.tryParse(answered.get());
            if (currency.isEmpty()) {
                return refused("The answer \"" + answered.get() + "\" is no currency such as EUR.", List.of());
            }
        }
        Optional<LocalDate> newest = Optional.empty();
        for (Row row : rows) {
            try {
                Trade trade = trade(row, dates, currency);
                transactions.addAll(trade.transactions());
                accepted++;
                unknownTypes.count(trade);
                newest = newest.filter(day -> day.isAfter(trade.date())).or(() -> Optional.of(trade.date()));
            } catch (Rejected e) {
                reject(e.finding.atRow(row.line()));
            }
        }
        return report(newest);
    }

    private void take(Row row) {
        if (row.isBlank()) {
            skipped++;
            findings.add(
                    Finding.of(Severity.INFO, "BLANK_ROW", "The row is empty.").atRow(row.line()));
        } else if (row.size() < table.columns() || !row.isBlankFrom(table.columns())) {
            reject(error(
                            "CELLS_SHIFTED",
                            "The row has " + row.size() + " cells and the header " + table.columns()
                                    + ": its cells may have shifted, it is left out.")
                    .atRow(row.line()));
        } else {
            rows.add(row);
        }
    }

    private Trade trade(Row row, TradeDates dates, Optional<Currency> currencyOfValues) throws Rejected {
        String type = table.text(row, Field.TYPE);
        Optional<Amount> buy = amount(row, Field.BUY, Field.BUY_CURRENCY);
        Optional<Amount> sell = amount(row, Field.SELL, Field.SELL_CURRENCY);
        Optional<Amount> fee = amount(row, Field.FEE, Field.FEE_CURRENCY)
                .filter(paid -> paid.value().signum() > 0);
        if (type.isEmpty()) {
            throw new Rejected(
                    error("NO_TYPE", "The row has no type; it is left out.").inColumn(table.name(Field.TYPE), ""));
        }
        if (buy.isEmpty() && sell.isEmpty() && fee.isEmpty()) {
            throw new Rejected(error("NO_AMOUNT", "Nothing comes in and nothing goes out; the row is left out.")
                    .inColumn(table.name(Field.BUY), table.text(row, Field.BUY)));
        }
        String date = table.text(row, Field.DATE);
        Written written = dates.read(date)
                .orElseThrow(() -> new Rejected(
                        error("UNREADABLE_DATE", "This is no date and time that a calendar has; the row is left out.")
                                .inColumn(table.name(Field.DATE), date)));
        return new Trade(
                type,
                buy,
                sell,
                fee,
                price(row),
                worth(row, currencyOfValues, buy, sell),
                table.text(row, Field.PLACE),
                table.text(row, Field.COMMENT),
                written.date(),
                written.time().map(time -> at(written.date(), time)),
                ids(row));
    }

    private Instant at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(zone()).toInstant();
    }

    private ZoneId zone() {
        return file.zone();
    }

    /** Empty too for none of a coin; none of a currency is a price that was not asked. */
    private Optional<Amount> amount(Row row, Field amount, Field currency) throws Rejected {
        Optional<BigDecimal> number = number(row, amount);
        String ticker = table.text(row, currency);
        if (number.isEmpty()
                || (number.get().signum() == 0 && Fiat.tryParse(ticker).isEmpty())) {
            return Optional.empty();
        }
        if (ticker.isEmpty()) {
            throw new Rejected(error("NO_CURRENCY", "The row does not say of what this is the amount; it is left out.")
                    .inColumn(table.name(amount), table.text(row, amount)));
        }
        return Optional.of(new Amount(number.get(), ticker));
    }

    private Optional<BigDecimal> number(Row row, Field field) throws Rejected {
        String text = table.text(row, field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new Rejected(
                    error("UNREADABLE_AMOUNT", "This is no number with a decimal point; the row is left out.")
                            .inColumn(table.name(field), text));
        }
        return Optional.of(new BigDecimal(text));
    }

    // "40000.00 EUR"
    private Optional<Money> price(Row row) {
        Matcher price = PRICE.matcher(table.text(row, Field.BUY_PRICE));
        return price.matches()
                ? Fiat.tryParse(price.group(2)).map(currency -> Money.of(new BigDecimal(price.group(1)), currency))
                : Optional.empty();
    }

    /** Of what comes in, else of what goes out. Zero is CoinTracking's word for not knowing. */
    private Optional<Money> worth(Row row, Optional<Currency> currency, Optional<Amount> buy, Optional<Amount> sell)
            throws Rejected {
        Optional<BigDecimal> ofSold = number(row, Field.SELL_VALUE).filter(number -> number.signum() > 0);
        Optional<BigDecimal> value = number(row, Field.BUY_VALUE)
                .filter(number -> number.signum() > 0)
                .or(() -> ofSold);
        boolean saidByMoney = Stream.of(buy, sell).flatMap(Optional::stream).anyMatch(amount -> !amount.isCoin());
        valuesWithoutCurrency |= value.isPresent() && currency.isEmpty() && !saidByMoney;
        return value.flatMap(number -> currency.map(c -> Money.of(number, c)));
    }

    private Set<ExternalId> ids(Row row) {
        Set<ExternalId> ids = new HashSet<>();
        String network = table.text(row, Field.NETWORK_ID);
        if (!network.isEmpty()) {
            ids.add(ExternalId.of(ExternalId.Scheme.NETWORK, network));
        }
        String trade = table.text(row, Field.TRADE_ID);
        if (!trade.isEmpty()) {
            ids.add(ExternalId.of(ExternalId.Scheme.TRADE, trade));
        }
        return ids;
    }

    private ImportReport report(Optional<LocalDate> newest) {
        if (accepted == 0 && rejected > 0) {
            return refused("No row of this Trade Table can be read.", List.of());
        }
        unknownTypes.findings().forEach(findings::add);
        if (!table.has(Field.SELL)) {
            findings.add(Finding.of(
                    Severity.WARNING,
                    "MISSING_COLUMN",
                    "The file has no column of what was sold or paid: of purchases only the units are known."));
        }
        if (accepted == 0) {
            findings.add(Finding.of(Severity.WARNING, "NO_TRANSACTIONS", "The file holds no transaction."));
        }
        Instant asOf = newest.map(
                        day -> day.plusDays(1).atStartOfDay(zone()).toInstant().minusSeconds(1))
                .filter(end -> end.isBefore(file.receivedAt()))
                .orElse(file.receivedAt());
        return new ImportReport(
                Optional.of(KIND),
                Optional.of(table.language()),
                Optional.of(asOf),
                newest.isEmpty(),
                new Rows(accepted, skipped, rejected),
                findings.all(),
                valuesWithoutCurrency ? List.of(accountCurrency()) : List.of(),
                Set.of(Content.TRANSACTIONS),
                List.of(),
                Booked.of(transactions),
                Optional.empty());
    }

    private ImportReport refused(String reason, List<Question> questions) {
        return new ImportReport(
                Optional.of(KIND),
                Optional.of(table.language()),
                Optional.empty(),
                false,
                new Rows(0, skipped, rejected),
                findings.all(),
                questions,
                Set.of(),
                List.of(),
                Booked.NONE,
                Optional.of(reason));
    }

    private Question accountCurrency() {
        List<String> met = transactions.stream()
                .flatMap(transaction -> transaction.net().stream())
                .map(net -> net.currency().getCurrencyCode())
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
        return new Question(
                ACCOUNT_CURRENCY,
                "In which currency is the account at CoinTracking kept? The file gives values of coins without saying it.",
                met,
                false);
    }

    private Optional<String> answer(String question) {
        return Optional.ofNullable(file.answers().get(question))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private void reject(Finding finding) {
        rejected++;
        findings.add(finding);
    }

    private static Finding error(String code, String message) {
        return Finding.of(Severity.ERROR, code, message);
    }
}
