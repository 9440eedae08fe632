package io.github.smartfolio.saxo;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.http.CallException;
import io.github.smartfolio.ledger.Activity;
import io.github.smartfolio.ledger.Booked;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.source.SourceId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * One fetch of what was booked. On LIVE each account is asked for its transactions, side by side, because the currency of an amount is
 * sure only then. SIM has none: there, and where the gateway does not know the question, the reports of trades and bookings are read
 * in their place, which tell of a day's trades on the next one and hold no ISINs.
 *
 * <p>What cannot be read of one account fails the whole: a history with a hole would look like one without. A closed account that Saxo
 * does not let read is named instead.
 */
final class HistoryReading {

    private final SaxoSignIn signIn;
    private final Inquiry inquiry;
    private final LocalDate from;
    private final LocalDate to;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Integer> unknown = new LinkedHashMap<>();
    private int unreadable;
    private boolean mocked;

    HistoryReading(SaxoSignIn signIn, GatewayClient gateway, LocalDate from) {
        this.signIn = signIn;
        this.inquiry = new Inquiry(signIn, gateway);
        this.from = from;
        this.to = LocalDate.ofInstant(signIn.clock().instant(), ZoneOffset.UTC);
    }

    /** @throws CallException if not all of it can be read */
    Activity activity(SourceId source) {
        try (inquiry) {
            List<Transaction> transactions = transactions(events());
            return new Activity(
                    source,
                    signIn.clock().instant(),
                    Optional.of(from),
                    Booked.of(transactions),
                    List.copyOf(findings));
        }
    }

    private List<BookedEvent> events() {
        Secret clientKey = Inquiry.clientKey(inquiry.get(Service.PORT, Gateway::client));
        if (from.isAfter(to)) {
            return List.of();
        }
        if (signIn.settings().environment() == SaxoEnvironment.LIVE) {
            List<SaxoAccount> accounts = inquiry.accounts();
            try {
                return history(accounts, clientKey);
            } catch (CallException e) {
                if (e.kind() != CallException.Kind.MISSING) {
                    throw e;
                }
            }
        }
        return reports(clientKey);
    }

    private List<BookedEvent> history(List<SaxoAccount> accounts, Secret clientKey) {
        Map<SaxoAccount, Future<List<JsonNode>>> asked = new LinkedHashMap<>();
        for (SaxoAccount account : accounts) {
            String client = account.client().orElse(clientKey).reveal();
            String key = account.key()
                    .orElseThrow(() -> CallException.of(
                            Reason.UNREADABLE,
                            "Saxo names no key of account " + account.id().number() + '.'))
                    .reveal();
            asked.put(
                    account,
                    inquiry.begin(() -> inquiry.rows(
                            Service.HIST,
                            inquiry.get(
                                    Service.HIST,
                                    (gateway, call) ->
                                            gateway.transactions(client, key, from.toString(), to.toString(), call)))));
        }
        List<BookedEvent> events = new ArrayList<>();
        asked.forEach((account, rows) -> each("Data", told(account, rows), row -> events.add(HistoryRows.event(row))));
        return events;
    }

    // Nothing new is booked in a closed account: what it would add is old, and must not keep back what is new.
    private List<JsonNode> told(SaxoAccount account, Future<List<JsonNode>> rows) {
        try {
            return inquiry.await(rows);
        } catch (CallException e) {
            if (account.active() || e.failure().reason() != Reason.ACCESS_DENIED) {
                throw e;
            }
            findings.add(Finding.of(
                            Severity.WARNING,
                            "CLOSED_ACCOUNT",
                            "Saxo does not tell what was booked in this account, which is closed: its transactions are missing.")
                    .inAccount(account.id()));
            return List.of();
        }
    }

    private List<BookedEvent> reports(Secret clientKey) {
        String client = clientKey.reveal();
        Future<List<JsonNode>> trades = inquiry.begin(() -> inquiry.rows(
                Service.CS,
                inquiry.get(
                        Service.CS,
                        (gateway, call) -> gateway.reportedTrades(client, from.toString(), to.toString(), call))));
        Future<List<JsonNode>> bookings = inquiry.begin(() -> inquiry.rows(
                Service.CS,
                inquiry.get(
                        Service.CS,
                        (gateway, call) -> gateway.reportedBookings(client, from.toString(), to.toString(), call))));
        ReportRows rows = new ReportRows();
        each("trades", inquiry.await(trades), rows::addTrade);
        each("bookings", inquiry.await(bookings), rows::addBooking);
        return rows.events();
    }

    private void each(String list, List<JsonNode> rows, Consumer<Entry> reader) {
        for (JsonNode node : rows) {
            Entry row = Entry.of(node);
            mocked |= row.has("MockDataId");
            try {
                reader.accept(row);
            } catch (UnreadableEntry e) {
                unreadable++;
                findings.add(Finding.of(
                                Severity.ERROR,
                                "UNREADABLE_ENTRY",
                                "A transaction is left out, because " + e.getMessage() + '.')
                        .inColumn(list + '.' + e.property(), e.value()));
            }
        }
    }

    private List<Transaction> transactions(List<BookedEvent> events) {
        if (events.isEmpty() && unreadable > 0) {
            throw CallException.of(
                    Reason.UNREADABLE, "None of Saxo's transactions can be understood; there are " + unreadable + '.');
        }
        List<Transaction> transactions = new ArrayList<>();
        for (BookedEvent event : events) {
            if (event.difference().isPresent()) {
                findings.add(Finding.of(
                                Severity.ERROR,
                                "BOOKINGS_DIFFER",
                                "The amounts booked for " + event + " come to "
                                        + event.difference().get() + " more than that: it is left out.")
                        .inColumn("Bookings", event.evidence().ids().toString())
                        .inAccount(event.account()));
            } else {
                transactions.add(event.transaction());
                note(event, transactions.get(transactions.size() - 1));
            }
        }
        unknown.forEach((word, count) -> findings.add(Finding.of(
                        Severity.WARNING,
                        "UNKNOWN_EVENT",
                        "What \"" + word + "\" means is not known; how often it occurs: " + count
                                + ". It changes what is held, and counts as neither a purchase, a sale nor income.")
                .inColumn("Event", word)));
        if (mocked) {
            findings.add(Finding.of(
                    Severity.WARNING,
                    "MOCK_DATA",
                    "Saxo's environment for developers answers with made-up transactions: they have nothing to do with the"
                            + " accounts."));
        }
        return transactions;
    }

    private void note(BookedEvent event, Transaction transaction) {
        if (transaction.kind() == Kind.UNKNOWN) {
            String word = event.evidence().text().isEmpty()
                    ? event.evidence().type()
                    : event.evidence().text();
            unknown.merge(word, 1, Integer::sum);
        }
    }
}
