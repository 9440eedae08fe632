package io.github.smartfolio.csv;

import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.ledger.Evidence;
import io.github.smartfolio.ledger.ExternalId;
import io.github.smartfolio.ledger.ExternalId.Scheme;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Movement;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Transactions that are told on three sheets: what was booked, how many units moved at what price, and what the booked amount
 * is made of.
 *
 * <p>Rows belong together by the first id that is present of trade, record, booking and corporate action. The parts of a
 * booking have to add up to it exactly. Of a corporate action the units may be booked apart from the money (file-formats 2.5).
 */
final class TransactionSheets {

    private static final Map<Field, Scheme> JOINING = joining();

    private final Entries entries;
    private final BookedMoney money;
    private final List<Group> groups = new ArrayList<>();

    TransactionSheets(Entries entries, BookedMoney money) {
        this.entries = entries;
        this.money = money;
    }

    private static Map<Field, Scheme> joining() {
        Map<Field, Scheme> order = new LinkedHashMap<>();
        order.put(Field.TRADE_ID, Scheme.TRADE);
        order.put(Field.RECORD_ID, Scheme.RECORD);
        order.put(Field.BOOKING_ID, Scheme.BOOKING);
        order.put(Field.CORPORATE_ACTION_ID, Scheme.CORPORATE_ACTION);
        return order;
    }

    private static Optional<String> key(Line line) {
        return JOINING.entrySet().stream()
                .flatMap(id -> Posting.id(line, id.getKey(), id.getValue()).stream())
                .findFirst()
                .map(id -> line.text(Field.ACCOUNT) + ' ' + id);
    }

    /** The rows of one event on all sheets. */
    private static final class Group {

        private final List<Posting> postings = new ArrayList<>(1);
        private final List<Line> details = new ArrayList<>(1);
        private final List<Part> parts = new ArrayList<>(3);
        private boolean damaged;

        Group(Posting first) {
            postings.add(first);
        }

        Posting first() {
            return postings.get(0);
        }

        Event text() {
            return first().event();
        }

        boolean isCalled(String text) {
            return Headers.plain(first().line().text(Field.EVENT)).equals(Headers.plain(text));
        }

        BigDecimal booked() {
            return postings.stream().map(Posting::booked).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        int rows() {
            return postings.size() + details.size() + parts.size();
        }

        Optional<String> corporateAction() {
            return Posting.id(first().line(), Field.CORPORATE_ACTION_ID, Scheme.CORPORATE_ACTION)
                    .map(id -> first().account() + " " + first().date() + ' ' + id);
        }

        boolean movesUnitsOnly() {
            return parts.isEmpty() && !details.isEmpty() && booked().signum() == 0;
        }

        boolean paysForUnitsElsewhere() {
            return details.isEmpty() && parts.stream().anyMatch(part -> part.is(AmountType.SHARES));
        }

        void add(Group other) {
            postings.addAll(other.postings);
            details.addAll(other.details);
            parts.addAll(other.parts);
        }
    }

    List<Transaction> read(List<Line> main, List<Line> details, List<Line> bookings) {
        Map<String, List<Group>> byKey = group(main);
        details.forEach(line -> find(line, byKey).ifPresent(group -> addDetail(group, line)));
        bookings.forEach(line -> find(line, byKey).ifPresent(group -> addPart(group, line)));
        groups.removeIf(group -> !addsUp(group));
        joinCorporateActions();
        List<Transaction> read = new ArrayList<>();
        for (Group group : groups) {
            try {
                List<Transaction> told = transactions(group);
                read.addAll(told);
                entries.books().accept(group.rows(), group.first().date());
            } catch (UnreadableRow e) {
                entries.books().reject(e.finding(), group.rows());
            }
        }
        return read;
    }

    private Map<String, List<Group>> group(List<Line> main) {
        Map<String, List<Group>> byKey = new LinkedHashMap<>();
        for (Line line : main) {
            try {
                Posting posting = entries.posting(line);
                List<Group> same = key(line)
                        .map(key -> byKey.computeIfAbsent(key, k -> new ArrayList<>()))
                        .orElseGet(ArrayList::new);
                Optional<Group> known = same.stream()
                        .filter(group -> group.isCalled(line.text(Field.EVENT))
                                && group.first().date().equals(posting.date()))
                        .findFirst();
                if (known.isPresent()) {
                    known.get().postings.add(posting);
                } else {
                    Group group = new Group(posting);
                    groups.add(group);
                    same.add(group);
                }
            } catch (UnreadableRow e) {
                entries.books().reject(e.finding());
            }
        }
        return byKey;
    }

    private Optional<Group> find(Line line, Map<String, List<Group>> byKey) {
        List<Group> same =
                key(line).map(key -> byKey.getOrDefault(key, List.of())).orElse(List.of());
        Optional<Group> found = same.size() == 1
                ? Optional.of(same.get(0))
                : same.stream()
                        .filter(group -> group.isCalled(line.text(Field.EVENT)))
                        .findFirst();
        if (found.isEmpty()) {
            entries.books()
                    .reject(line.finding(
                            Severity.ERROR,
                            "NO_TRANSACTION",
                            "This row belongs to no transaction of the file that could be read."));
        }
        return found;
    }

    private void addDetail(Group group, Line line) {
        try {
            line.number(Field.QUANTITY);
            line.number(Field.PRICE);
            group.details.add(line);
        } catch (UnreadableRow e) {
            group.damaged = true;
            entries.books().reject(e.finding());
        }
    }

    private void addPart(Group group, Line line) {
        try {
            group.parts.add(Part.of(line, money.currency(group.first()), entries.wording()));
        } catch (UnreadableRow e) {
            group.damaged = true;
            entries.books().reject(e.finding());
        }
    }

    private boolean addsUp(Group group) {
        Line line = group.first().line();
        BigDecimal sum = Part.sum(group.parts);
        BigDecimal difference = group.booked().subtract(sum);
        if (group.damaged) {
            reject(group, "BOOKING_UNREADABLE", "A row of this transaction cannot be read, so all of it is left out.");
            return false;
        }
        if (difference.signum() != 0) {
            String which = key(line).map(key -> "The bookings of " + key).orElse("The bookings");
            reject(
                    group,
                    "BOOKINGS_DIFFER",
                    which + " add up to " + sum.toPlainString() + ", not to "
                            + group.booked().toPlainString() + ": the difference is " + difference.toPlainString()
                            + ". The transaction is left out.");
            return false;
        }
        return true;
    }

    private void reject(Group group, String code, String message) {
        Finding why = group.first().line().finding(Severity.ERROR, code, message, Field.BOOKED);
        entries.books().reject(why, group.rows());
    }

    private void joinCorporateActions() {
        List<Group> units = groups.stream().filter(Group::movesUnitsOnly).toList();
        for (Group unit : units) {
            List<Group> payers = groups.stream()
                    .filter(Group::paysForUnitsElsewhere)
                    .filter(group -> group.corporateAction().isPresent()
                            && group.corporateAction().equals(unit.corporateAction())
                            && group.isCalled(unit.first().line().text(Field.EVENT)))
                    .toList();
            if (payers.size() == 1) {
                payers.get(0).add(unit);
                groups.remove(unit);
            }
        }
    }

    private List<Transaction> transactions(Group group) {
        return switch (group.text().kind()) {
            case BUY, SELL -> List.of(trade(group, side(group), group.parts));
            case TRANSFER_IN, TRANSFER_OUT -> List.of(trade(group, group.text().kind(), group.parts));
            case SPLIT, EXCHANGE, MERGER -> List.of(exchange(group));
            case DIVIDEND -> distribution(group);
            default -> plain(group);
        };
    }

    // What an offer or an expiry did to units their number says, and not the word.
    private static Kind side(Group group) {
        Kind byWord = group.text().kind();
        BigDecimal units = units(group);
        return group.text().terms().isPresent() || units.signum() == 0
                ? byWord
                : units.signum() > 0 != group.text().reversal() ? Kind.BUY : Kind.SELL;
    }

    private static BigDecimal units(Group group) {
        return group.details.stream()
                .map(line -> line.numberOrZero(Field.QUANTITY))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Transaction trade(Group group, Kind kind, List<Part> parts) {
        Transaction.Builder begun = begin(group, kind);
        Part.tell(begun, kind, parts, entries.books());
        money.profit(group.first()).ifPresent(begun::reportedProfit);
        Instrument instrument = instrument(group);
        BigDecimal told = units(group).abs();
        BigDecimal quantity = told.signum() != 0
                ? told
                : group.text().terms().map(terms -> terms.quantity().abs()).orElse(BigDecimal.ZERO);
        if (quantity.signum() == 0) {
            return entries.build(begun.about(instrument), group.first().line());
        }
        boolean leaves = Event.sign(kind, group.text().reversal()) < 0;
        Line from = group.details.isEmpty() ? group.first().line() : group.details.get(0);
        Optional<Money> price = group.details.size() > 1 ? Optional.empty() : price(group, from);
        begun.movement(entries.movement(instrument, leaves ? quantity.negate() : quantity, price, from));
        return entries.build(begun, group.first().line());
    }

    private Optional<Money> price(Group group, Line line) {
        return entries.price(line, group.text().terms());
    }

    private Instrument instrument(Group group) {
        return group.details.stream()
                .flatMap(line -> entries.instruments().of(line).stream())
                .findFirst()
                .orElseGet(() -> entries.needed(group.first()));
    }

    private Transaction exchange(Group group) {
        List<Movement> moved = movements(group);
        boolean both = moved.stream().anyMatch(m -> m.quantity().isShort())
                && moved.stream().anyMatch(m -> !m.quantity().isShort());
        Kind kind = both ? group.text().kind() : Kind.UNKNOWN;
        if (!both) {
            entries.sayIncomplete(group.first().line(), group.text().words());
        }
        return unusual(group, kind, moved);
    }

    private Transaction unusual(Group group, Kind kind, List<Movement> moved) {
        Transaction.Builder begun = begin(group, kind);
        Part.tell(begun, kind, group.parts, entries.books());
        moved.forEach(begun::movement);
        if (moved.isEmpty()) {
            group.first().instrument().ifPresent(begun::about);
        }
        return entries.build(begun, group.first().line());
    }

    /** What left first. */
    private List<Movement> movements(Group group) {
        List<Movement> moved = new ArrayList<>();
        for (Line line : group.details) {
            BigDecimal quantity = line.numberOrZero(Field.QUANTITY);
            Optional<Instrument> instrument = entries.instruments().of(line);
            if (quantity.signum() != 0 && instrument.isPresent()) {
                moved.add(entries.movement(instrument.get(), quantity, price(group, line), line));
            }
        }
        moved.sort(Comparator.comparing(movement -> movement.quantity().value()));
        return moved;
    }

    // A dividend that may be taken in shares is paid, and then it buys them.
    private List<Transaction> distribution(Group group) {
        List<Part> forUnits = Part.those(group.parts, part -> part.is(AmountType.SHARES));
        List<Part> paid = Part.those(group.parts, part -> !part.is(AmountType.SHARES));
        List<Transaction> told = new ArrayList<>(2);
        if (!paid.isEmpty() || (forUnits.isEmpty() && group.details.isEmpty())) {
            Transaction.Builder begun = begin(group, Kind.DIVIDEND);
            group.first().instrument().ifPresent(begun::about);
            Part.tell(begun, Kind.DIVIDEND, paid, entries.books());
            told.add(entries.build(begun, group.first().line()));
        }
        if (!forUnits.isEmpty()) {
            Kind side = Entries.side(Part.sum(forUnits), group.text().reversal());
            told.add(trade(group, side, forUnits));
        } else if (!group.details.isEmpty()) {
            told.add(received(group));
        }
        return told;
    }

    /** Units for nothing, as a dividend in shares is. */
    private Transaction received(Group group) {
        List<Movement> moved = movements(group);
        if (moved.isEmpty()) {
            return unusual(group, Kind.DIVIDEND, moved);
        }
        boolean in = moved.stream()
                .allMatch(m -> m.quantity().isShort() == group.text().reversal());
        if (!in) {
            entries.sayUnknown(group.first().line(), group.text().words());
        }
        Transaction.Builder begun = begin(group, in ? Kind.INCOME : Kind.UNKNOWN);
        moved.forEach(begun::movement);
        BigDecimal worth = group.details.stream()
                .map(line -> line.numberOrZero(Field.TRADED_VALUE).abs())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (worth.signum() != 0) {
            moved.stream()
                    .findFirst()
                    .flatMap(movement -> movement.instrument().currency())
                    .ifPresent(currency -> begun.worth(Money.of(worth, currency)));
        }
        return entries.build(begun, group.first().line());
    }

    // Rows of one id that no other sheet tells apart are events of their own.
    private List<Transaction> plain(Group group) {
        if (group.parts.isEmpty() && group.details.isEmpty() && group.postings.size() > 1) {
            return group.postings.stream()
                    .map(posting -> plainOne(new Group(posting)))
                    .toList();
        }
        return List.of(plainOne(group));
    }

    private Transaction plainOne(Group group) {
        Optional<Money> only = group.parts.isEmpty() ? money.net(group.first()) : Optional.empty();
        Kind kind = group.text().kindOf(only.map(Money::amount).orElseGet(group::booked));
        boolean aimless =
                kind == Kind.RETURN_OF_CAPITAL && group.first().instrument().isEmpty();
        if (kind == Kind.UNKNOWN || aimless || !group.details.isEmpty()) {
            entries.sayUnknown(group.first().line(), group.text().words());
            return unusual(group, Kind.UNKNOWN, movements(group));
        }
        Transaction.Builder begun = begin(group, kind);
        group.first().instrument().ifPresent(begun::about);
        only.ifPresent(begun::net);
        Part.tell(begun, kind, group.parts, entries.books());
        return entries.build(begun, group.first().line());
    }

    private Transaction.Builder begin(Group group, Kind kind) {
        Posting first = group.first();
        Transaction.Builder begun = first.begin(kind).evidence(evidence(group));
        money.rate(first).ifPresent(begun::rate);
        group.details.stream()
                .flatMap(line -> line.time(Field.EXECUTED).stream())
                .filter(time -> !time.toLocalTime().equals(LocalTime.MIDNIGHT))
                .min(Comparator.<LocalDateTime>naturalOrder())
                .ifPresent(time -> begun.at(entries.books().at(time)));
        return begun;
    }

    private static Evidence evidence(Group group) {
        Set<ExternalId> ids = new LinkedHashSet<>();
        group.postings.forEach(posting -> ids.addAll(posting.evidence().ids()));
        group.details.forEach(
                line -> Posting.id(line, Field.ORDER_ID, Scheme.ORDER).ifPresent(ids::add));
        Evidence words = group.first().evidence();
        return new Evidence(ids, words.type(), words.text(), words.note());
    }
}
