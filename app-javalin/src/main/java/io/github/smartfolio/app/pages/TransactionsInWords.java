package io.github.smartfolio.app.pages;

import io.github.smartfolio.app.pages.TransactionsPage.Choice;
import io.github.smartfolio.app.pages.TransactionsPage.FilterFields;
import io.github.smartfolio.app.pages.TransactionsPage.ToldLine;
import io.github.smartfolio.app.pages.TransactionsPage.TransactionLine;
import io.github.smartfolio.app.sources.Sources;
import io.github.smartfolio.app.sources.ToldBooked;
import io.github.smartfolio.app.web.LedgerFilter;
import io.github.smartfolio.app.web.UnknownAnswer;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.ledger.Activity;
import io.github.smartfolio.ledger.Entry;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Ledger;
import io.github.smartfolio.ledger.Movement;
import io.github.smartfolio.ledger.Transaction;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the lines of the ledger's page, in the language of whoever reads it. */
final class TransactionsInWords {

    private static final int PER_PAGE = 200;

    private final Page page;
    private final LedgerFilter filter;
    private final Sources sources;
    private final Ledger ledger;
    private final Names names;

    TransactionsInWords(Page page, LedgerFilter filter, Sources sources) {
        this.page = page;
        this.filter = filter;
        this.sources = sources;
        this.ledger = sources.ledger();
        this.names = new Names(page.texts(), sources.brokers(), ledger);
    }

    /** @param offset how many newer events are on earlier pages */
    TransactionsPage page(int offset) {
        List<Entry> found = filter.of(ledger);
        return new TransactionsPage(
                page,
                new FilterFields(
                        day(filter.period().from()),
                        day(filter.period().to()),
                        filter.instrument().orElse("")),
                sources.brokers().all().stream()
                        .map(broker -> new Choice(
                                broker.id(),
                                broker.name(),
                                filter.broker().filter(broker.id()::equals).isPresent()))
                        .toList(),
                page.text("transactions.count", found.size(), ledger.entries().size()),
                UnknownAnswer.in(found).stream()
                        .map(unknown -> page.text(
                                "transactions.unknown",
                                unknown.count(),
                                unknown.type(),
                                names.broker(unknown.broker())))
                        .toList(),
                sources.told().stream().map(this::told).toList(),
                found.stream().skip(offset).limit(PER_PAGE).map(this::line).toList(),
                offset > 0 ? Optional.of(address(Math.max(0, offset - PER_PAGE))) : Optional.empty(),
                offset + PER_PAGE < found.size() ? Optional.of(address(offset + PER_PAGE)) : Optional.empty(),
                query(filter));
    }

    /** Begins with a question mark if there is anything. */
    static String query(LedgerFilter filter) {
        List<String> parameters = new ArrayList<>();
        filter.broker().ifPresent(broker -> parameters.add("broker=" + encoded(broker)));
        filter.period().from().ifPresent(from -> parameters.add("from=" + from));
        filter.period().to().ifPresent(to -> parameters.add("to=" + to));
        filter.instrument().ifPresent(instrument -> parameters.add("instrument=" + encoded(instrument)));
        return parameters.isEmpty() ? "" : '?' + String.join("&", parameters);
    }

    private String address(int offset) {
        String query = query(filter);
        return "/transactions" + query + (query.isEmpty() ? '?' : '&') + "offset=" + offset;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }

    private ToldLine told(ToldBooked told) {
        Texts texts = page.texts();
        Activity activity = told.activity();
        String broker = names.broker(activity.source().connection().value());
        return new ToldLine(
                told.file().orElseGet(() -> texts.text("told.api", broker)),
                broker,
                texts.whole(activity.booked().transactions().size()),
                texts.whole(activity.booked().gains().size()),
                texts.dateTime(activity.fetchedAt()) + " ("
                        + texts.ago(Duration.between(activity.fetchedAt(), page.at())) + ')',
                activity.fetchedAt().toString(),
                activity.booked().summary() ? texts.text("told.summary") : "",
                activity.findings().stream()
                        .map(finding -> FindingLine.of(finding, texts))
                        .toList());
    }

    private TransactionLine line(Entry entry) {
        Texts texts = page.texts();
        Transaction transaction = entry.transaction();
        List<Movement> principals = transaction.principals();
        Optional<Movement> first = principals.stream().findFirst();
        return new TransactionLine(
                ledger.idOf(entry).value(),
                texts.date(transaction.date()),
                transaction.date().toString(),
                names.kind(transaction),
                transaction.evidence().type(),
                transaction.kind() == Kind.UNKNOWN,
                entry.instrument().map(names::instrument).orElse(""),
                entry.instrument()
                        .flatMap(ledger::instrument)
                        .map(Names::identifier)
                        .orElse(""),
                others(entry),
                first.map(movement -> Figure.quantity(movement.quantity().value(), texts))
                        .orElse(Figure.NONE),
                Figure.price(first.flatMap(Movement::price), texts),
                Figure.money(transaction.gross(), texts),
                transaction.charges().stream()
                        .map(charge -> texts.text("transaction.charge", charge.what(), texts.money(charge.amount())))
                        .toList(),
                Figure.money(transaction.net(), texts),
                names.broker(transaction.account().institution()),
                names.account(transaction.account()),
                transaction.evidence().text(),
                entry.enteredCost()
                        .map(cost -> texts.text("transaction.enteredCost", texts.money(cost)))
                        .orElse(""),
                texts.text("transaction.sources", entry.sources().size()));
    }

    /** What moves besides the first. */
    private List<String> others(Entry entry) {
        List<String> others = new ArrayList<>();
        boolean isFirst = true;
        for (int i = 0; i < entry.moved().size(); i++) {
            Movement movement = entry.transaction().movements().get(i);
            InstrumentId id = entry.moved().get(i);
            if (!movement.isFee() && isFirst) {
                isFirst = false;
                continue;
            }
            String quantity = page.texts().number(movement.quantity().value());
            others.add(page.text(
                    movement.isFee() ? "transaction.fee" : "transaction.other", quantity, names.instrument(id)));
        }
        return others;
    }
}
