package io.github.smartfolio.app;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.account.CashBalance;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.account.Valued;
import io.github.smartfolio.connect.FileReader;
import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.Question;
import io.github.smartfolio.connect.Rows;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.Isin;
import io.github.smartfolio.ledger.Booked;
import io.github.smartfolio.ledger.Evidence;
import io.github.smartfolio.ledger.ExternalId;
import io.github.smartfolio.ledger.ExternalId.Scheme;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Movement;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.source.Broker;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads files of a broker that does not exist. The first line is the broker's id and the kind of file, then one thing a line. A file
 * of the kind {@code transactions} says only what was booked, a {@code statement} that and how much cash there is.
 *
 * <pre>
 * toy positions
 * asOf 2026-02-02T21:00:00Z
 * position US0378331005 20 4586.20 USD
 * cash 4210.55 EUR
 * deposit 2026-01-05 100.00 EUR b1
 * buy 2026-01-06 US0378331005 2 -50.00 EUR t1
 * sell 2026-01-07 US0378331005 -1 30.00 EUR t2
 * transfer 2026-01-08 US0378331005 3
 * event 2026-01-09 Frobnicated  (its word says nothing to the reader)
 * ask            (a question that must be answered)
 * bad            (a row that is rejected)
 * useless        (nothing of the file can be used)
 * </pre>
 */
public final class ToyReader implements FileReader {

    private final Broker broker;
    private final AtomicInteger reads = new AtomicInteger();

    public ToyReader(String id, String name) {
        this.broker = Broker.of(id, name);
    }

    /** How often a whole file was read. */
    public int reads() {
        return reads.get();
    }

    @Override
    public Broker broker() {
        return broker;
    }

    @Override
    public boolean recognises(UploadedFile file) {
        return new String(file.head(100), StandardCharsets.UTF_8).startsWith(broker.id() + ' ');
    }

    @Override
    public ImportReport read(UploadedFile file) {
        reads.incrementAndGet();
        if (!recognises(file)) {
            return ImportReport.refused("This is no file of " + broker.name() + '.');
        }
        String[] lines = new String(file.head(file.size()), StandardCharsets.UTF_8).split("\n", -1);
        Optional<Instant> asOf = Optional.empty();
        List<Position> positions = new ArrayList<>();
        List<CashBalance> cash = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        List<Question> questions = new ArrayList<>();
        List<Transaction> transactions = new ArrayList<>();
        Set<Content> contents = switch (lines[0].split(" ", -1)[1]) {
            case "transactions" -> EnumSet.of(Content.TRANSACTIONS);
            case "statement" -> EnumSet.of(Content.CASH, Content.TRANSACTIONS);
            default -> EnumSet.of(Content.POSITIONS);
        };
        Optional<String> refusal = Optional.empty();
        for (int row = 1; row < lines.length; row++) {
            String[] words = lines[row].split(" ", -1);
            switch (words[0]) {
                case "asOf" -> asOf = Optional.of(Instant.parse(words[1]));
                case "position" -> positions.add(position(words));
                case "cash" -> {
                    contents.add(Content.CASH);
                    cash.add(CashBalance.of(Money.of(words[1], words[2])));
                }
                case "deposit", "buy", "sell", "transfer", "event" -> transactions.add(transaction(words));
                case "ask" -> {
                    if (!file.answers().containsKey("dateOrder")) {
                        questions.add(new Question("dateOrder", "Day or month first?", List.of("DMY", "MDY"), true));
                        refusal = Optional.of("The order of day and month is open.");
                    }
                }
                case "bad" ->
                    findings.add(Finding.of(Finding.Severity.ERROR, "BAD", "Not readable.")
                            .atRow(row + 1)
                            .inColumn("Thing", lines[row]));
                case "" -> {}
                default -> refusal = Optional.of("Nothing of this file can be used.");
            }
        }
        int rejected = findings.size();
        Optional<String> kind = Optional.of(lines[0].split(" ", -1)[1]);
        if (refusal.isPresent()) {
            return new ImportReport(
                    kind, Optional.of("en"), asOf, false, Rows.NONE, findings, questions, contents, List.of(), refusal);
        }
        return new ImportReport(
                kind,
                Optional.of("en"),
                asOf.or(() -> Optional.of(file.receivedAt())),
                asOf.isEmpty(),
                new Rows(positions.size() + cash.size() + transactions.size(), 0, rejected),
                findings,
                questions,
                contents,
                contents.equals(Set.of(Content.TRANSACTIONS))
                        ? List.of()
                        : List.of(AccountSnapshot.of(AccountId.of(broker.id(), "1"), cash, positions)),
                Booked.of(transactions),
                refusal);
    }

    private Transaction transaction(String[] words) {
        LocalDate date = LocalDate.parse(words[1]);
        AccountId account = AccountId.of(broker.id(), "1");
        return switch (words[0]) {
            case "deposit" ->
                Transaction.on(date, account, Kind.DEPOSIT)
                        .net(Money.of(words[2], words[3]))
                        .evidence(Evidence.of("Cash", "Deposit", ExternalId.of(Scheme.BOOKING, words[4])))
                        .build();
            case "buy" ->
                Transaction.on(date, account, Kind.BUY)
                        .movement(Movement.of(instrument(words[2]), words[3]))
                        .net(Money.of(words[4], words[5]))
                        .evidence(Evidence.of("Trade", "Buy " + words[3], ExternalId.of(Scheme.TRADE, words[6])))
                        .build();
            case "sell" ->
                Transaction.on(date, account, Kind.SELL)
                        .movement(Movement.of(instrument(words[2]), words[3]))
                        .net(Money.of(words[4], words[5]))
                        .evidence(Evidence.of("Trade", "Sell " + words[3], ExternalId.of(Scheme.TRADE, words[6])))
                        .build();
            case "transfer" ->
                Transaction.on(date, account, Kind.TRANSFER_IN)
                        .movement(Movement.of(instrument(words[2]), words[3]))
                        .evidence(Evidence.of("Transfer", "In " + words[3]))
                        .build();
            default ->
                Transaction.on(date, account, Kind.UNKNOWN)
                        .evidence(Evidence.of(words[2], "=" + words[2]))
                        .build();
        };
    }

    private static Instrument instrument(String isin) {
        return new Instrument(Set.of(Isin.of(isin)), "Company " + isin, AssetClass.STOCK, Optional.empty());
    }

    private static Position position(String[] words) {
        Position position = Position.of(instrument(words[1]), Quantity.of(words[2]));
        return words.length < 5 ? position : position.withMarketValue(Money.of(words[3], words[4]), Valued.REPORTED);
    }
}
