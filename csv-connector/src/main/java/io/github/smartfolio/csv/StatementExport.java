package io.github.smartfolio.csv;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.account.CashBalance;
import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.ledger.Booked;
import io.github.smartfolio.ledger.Evidence;
import io.github.smartfolio.ledger.ExternalId;
import io.github.smartfolio.ledger.ExternalId.Scheme;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.PriceUnit;
import io.github.smartfolio.source.Finding.Severity;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
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
 * Workbooks with the cash of each account and, on sheets of their own, everything that changed it (file-formats 2.9). They name
 * instruments by symbol and tell no quantities.
 *
 * @param summary how the sheet of the balances may look
 * @param statement how the sheet of one account may look
 */
record StatementExport(String kind, List<SheetForm> summary, List<SheetForm> statement, Wording wording)
        implements Export {

    private static final Pattern TRADE = Pattern.compile("Shares\\s+(\\S+)\\s+(\\d+)");
    private static final Pattern CORPORATE_ACTION = Pattern.compile("Corporate Actions\\s+(\\S+)\\s+(\\d+)");
    private static final Pattern CASH =
            Pattern.compile("(?:DEPOSIT|WITHDRAWAL)\\b.*\\((\\d+),\\s*(\\d+)\\)", Pattern.DOTALL);

    StatementExport {
        Objects.requireNonNull(kind, "kind");
        summary = List.copyOf(summary);
        statement = List.copyOf(statement);
        Objects.requireNonNull(wording, "wording");
    }

    @Override
    public Fit fits(List<Sheet> sheets) {
        if (Page.first(sheets, summary).isPresent()) {
            return Fit.WHOLLY;
        }
        return Page.first(sheets, statement).isPresent() ? Fit.PARTLY : Fit.NOT;
    }

    @Override
    public ImportReport read(UploadedFile file, List<Sheet> sheets) throws Unreadable {
        Books books = new Books(file);
        Optional<Page> found = Page.first(sheets, summary);
        if (found.isEmpty()) {
            return books.lackingSheet(kind, summary.get(0));
        }
        Page page = found.get();
        Reading reading = new Reading(new Entries(wording, books), wording);
        reading.balances(page.lines(books));
        for (Sheet sheet : sheets) {
            Optional<Page> one = Page.of(sheet, statement);
            if (one.isPresent()) {
                reading.statement(one.get().lines(books));
            }
        }
        List<AccountSnapshot> accounts = new ArrayList<>();
        reading.balances.forEach((account, balance) ->
                accounts.add(AccountSnapshot.of(account, List.of(CashBalance.of(balance.end())), List.of())));
        return books.report(
                kind,
                page.form().language(),
                Booked.of(reading.transactions),
                Set.of(Content.CASH, Content.TRANSACTIONS),
                accounts,
                NameStamp.lastDay(file.name()));
    }

    /** @param start absent if the file does not tell it */
    private record Balance(Money end, Optional<BigDecimal> start) {}

    /** @param balance after it; absent if the file does not tell it */
    private record Step(Line line, BigDecimal change, Optional<BigDecimal> balance) {}

    /** One file. */
    private static final class Reading {

        private final Entries entries;
        private final Wording wording;
        private final Identifiers identifiers;
        private final Map<AccountId, Balance> balances = new LinkedHashMap<>();
        private final List<Transaction> transactions = new ArrayList<>();

        Reading(Entries entries, Wording wording) {
            this.entries = entries;
            this.wording = wording;
            this.identifiers = new Identifiers(wording.institution());
        }

        void balances(List<Line> lines) {
            for (Line line : lines) {
                try {
                    AccountId account = Posting.account(line, wording);
                    Currency currency = PriceUnit.tryParse(line.text(Field.BOOKED_CURRENCY))
                            .map(PriceUnit::currency)
                            .orElseThrow(() -> line.unreadable(
                                    Field.BOOKED_CURRENCY, "NO_CURRENCY", "This is no currency of ISO 4217."));
                    BigDecimal end = line.number(Field.END_BALANCE)
                            .orElseThrow(() ->
                                    line.unreadable(Field.END_BALANCE, "UNREADABLE_NUMBER", "The balance is missing."));
                    Balance balance = new Balance(Money.of(end, currency), line.number(Field.START_BALANCE));
                    if (balances.putIfAbsent(account, balance) != null) {
                        throw line.unreadable(
                                Field.ACCOUNT, "SEVERAL_ROWS", "This account stands in a row above; that one counts.");
                    }
                    entries.books().acceptUndated(1);
                } catch (UnreadableRow e) {
                    entries.books().reject(e.finding());
                }
            }
        }

        void statement(List<Line> lines) {
            Map<AccountId, List<Step>> steps = new LinkedHashMap<>();
            for (Line line : lines) {
                try {
                    AccountId account = Posting.account(line, wording);
                    Balance balance = Optional.ofNullable(balances.get(account))
                            .orElseThrow(() -> line.unreadable(
                                    Field.ACCOUNT, "NO_CURRENCY", "The summary does not tell of this account."));
                    BigDecimal change = line.numberOrZero(Field.BOOKED);
                    Step step = new Step(line, change, line.number(Field.BALANCE));
                    Transaction read = transaction(
                            line, account, Money.of(change, balance.end().currency()));
                    transactions.add(read);
                    entries.books().accept(1, read.date());
                    steps.computeIfAbsent(account, a -> new ArrayList<>()).add(step);
                } catch (UnreadableRow e) {
                    entries.books().reject(e.finding());
                }
            }
            steps.forEach((account, own) -> check(Objects.requireNonNull(balances.get(account)), own));
        }

        private Transaction transaction(Line line, AccountId account, Money change) {
            String text = line.text(Field.EVENT);
            Matcher trade = TRADE.matcher(text);
            Matcher corporateAction = CORPORATE_ACTION.matcher(text);
            Matcher cash = CASH.matcher(text);
            boolean comes = change.amount().signum() > 0;
            if (trade.matches()) {
                ExternalId id = ExternalId.of(Scheme.TRADE, trade.group(2));
                return told(line, account, comes ? Kind.SELL : Kind.BUY, change, id)
                        .about(instrument(trade.group(1)))
                        .build();
            }
            if (corporateAction.matches()) {
                ExternalId id = ExternalId.of(Scheme.CORPORATE_ACTION, corporateAction.group(2));
                if (!comes) {
                    entries.sayUnknown(line, "Corporate Actions");
                }
                return told(line, account, comes ? Kind.DIVIDEND : Kind.UNKNOWN, change, id)
                        .about(instrument(corporateAction.group(1)))
                        .build();
            }
            if (cash.matches()) {
                ExternalId related = ExternalId.of(Scheme.TRADE, cash.group(1));
                ExternalId booking = ExternalId.of(Scheme.BOOKING, cash.group(2));
                return told(line, account, comes ? Kind.DEPOSIT : Kind.WITHDRAWAL, change, related, booking)
                        .build();
            }
            Event event = wording.event(text);
            Kind kind = event.kindOf(change.amount());
            boolean plain = kind == Kind.INTEREST
                    || kind == Kind.TAX
                    || kind == Kind.FEE
                    || kind == Kind.DEPOSIT
                    || kind == Kind.WITHDRAWAL;
            if (!plain) {
                entries.sayUnknown(line, event.words().replaceAll("\\d+", "…"));
            }
            return entries.build(told(line, account, plain ? kind : Kind.UNKNOWN, change), line);
        }

        private static Transaction.Builder told(
                Line line, AccountId account, Kind kind, Money change, ExternalId... ids) {
            Evidence words = new Evidence(Set.of(ids), "", line.text(Field.EVENT), line.text(Field.COMMENT));
            Transaction.Builder told =
                    Transaction.on(line.neededDate(Field.DATE), account, kind).evidence(words);
            line.date(Field.VALUE_DATE).ifPresent(told::valueDate);
            return change.amount().signum() == 0 ? told : told.net(change);
        }

        private Instrument instrument(String symbol) {
            return new Instrument(
                    Set.of(identifiers.ofSymbol(symbol, Optional.empty(), true)),
                    symbol,
                    AssetClass.OTHER,
                    Optional.empty());
        }

        // Saxo writes the newest row first; what fits better the other way round is read so.
        private void check(Balance balance, List<Step> newestFirst) {
            List<Step> turned = new ArrayList<>(newestFirst);
            Collections.reverse(turned);
            List<Step> breaks = breaks(balance, turned);
            if (!breaks.isEmpty()) {
                List<Step> inOrder = breaks(balance, newestFirst);
                breaks = inOrder.size() < breaks.size() ? inOrder : breaks;
            }
            breaks.forEach(step -> entries.books()
                    .say(step.line()
                            .finding(
                                    Severity.WARNING,
                                    "BALANCE_BREAKS",
                                    "This balance is not the one before it and the change: a row may be missing.",
                                    Field.BALANCE)));
            List<Step> ends = List.of(turned.get(turned.size() - 1), newestFirst.get(newestFirst.size() - 1));
            boolean endsSo = ends.stream()
                    .anyMatch(step -> step.balance()
                            .map(told -> told.compareTo(balance.end().amount()) == 0)
                            .orElse(true));
            if (!endsSo) {
                entries.books()
                        .say(ends.get(0)
                                .line()
                                .finding(
                                        Severity.WARNING,
                                        "BALANCE_BREAKS",
                                        "The last balance is not the one of the summary, " + balance.end() + '.',
                                        Field.BALANCE));
            }
        }

        private static List<Step> breaks(Balance balance, List<Step> oldestFirst) {
            List<Step> breaks = new ArrayList<>();
            Optional<BigDecimal> before = balance.start();
            for (Step step : oldestFirst) {
                Optional<BigDecimal> expected = before.map(step.change()::add);
                boolean differs = expected.isPresent()
                        && step.balance().isPresent()
                        && expected.get().compareTo(step.balance().get()) != 0;
                if (differs) {
                    breaks.add(step);
                }
                before = step.balance();
            }
            return breaks;
        }
    }
}
