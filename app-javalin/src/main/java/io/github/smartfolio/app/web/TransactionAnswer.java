package io.github.smartfolio.app.web;

import io.github.smartfolio.app.web.PortfolioAnswer.RateAnswer;
import io.github.smartfolio.ledger.Charge;
import io.github.smartfolio.ledger.Entry;
import io.github.smartfolio.ledger.Evidence;
import io.github.smartfolio.ledger.ExternalId;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Ledger;
import io.github.smartfolio.ledger.Movement;
import io.github.smartfolio.ledger.Movement.Effect;
import io.github.smartfolio.ledger.Movement.Role;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.source.SourceId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One event of the ledger. Amounts and quantities are signed from the view of the account, as reported.
 *
 * @param broker the id of the connection that tells of it; of several, the first by text
 * @param account absent if no source says in which
 * @param quantity of the first movement that is no fee
 * @param movements of units, fees in units included
 * @param enteredCost what the user says its units cost
 * @param type the source's own
 * @param sources all that tell of it
 */
record TransactionAnswer(
        String id,
        LocalDate date,
        Optional<Instant> at,
        Optional<LocalDate> valueDate,
        String broker,
        Optional<String> account,
        Kind kind,
        boolean reversal,
        Optional<InstrumentAnswer> instrument,
        Optional<String> quantity,
        Optional<Amount> price,
        List<MovementAnswer> movements,
        Optional<Amount> gross,
        List<ChargeAnswer> charges,
        Optional<Amount> net,
        Optional<RateAnswer> rate,
        Optional<Amount> worth,
        Optional<Amount> reportedProfit,
        Optional<Amount> enteredCost,
        String type,
        String text,
        String note,
        List<String> sources,
        List<String> ids) {

    /** Units that come or leave. */
    record MovementAnswer(
            InstrumentAnswer instrument, String quantity, Optional<Amount> price, Optional<Effect> effect, Role role) {}

    /** A fee or tax; negative is paid. */
    record ChargeAnswer(Charge.Type type, String what, Amount amount) {

        static ChargeAnswer of(Charge charge) {
            return new ChargeAnswer(charge.type(), charge.what(), Amount.reported(charge.amount()));
        }
    }

    static TransactionAnswer of(Entry entry, Ledger ledger) {
        Transaction transaction = entry.transaction();
        Evidence evidence = transaction.evidence();
        Optional<Movement> first = transaction.principals().stream().findFirst();
        List<String> sources =
                entry.sources().stream().map(SourceId::toString).sorted().toList();
        return new TransactionAnswer(
                ledger.idOf(entry).value(),
                transaction.date(),
                transaction.at(),
                transaction.valueDate(),
                broker(entry),
                PortfolioAnswer.number(transaction.account()),
                transaction.kind(),
                transaction.reversal(),
                entry.instrument().map(id -> InstrumentAnswer.of(id, ledger)),
                first.map(movement -> movement.quantity().toString()),
                first.flatMap(Movement::price).map(Amount::reported),
                movements(entry, ledger),
                transaction.gross().map(Amount::reported),
                transaction.charges().stream().map(ChargeAnswer::of).toList(),
                transaction.net().map(Amount::reported),
                transaction.rate().map(RateAnswer::of),
                transaction.worth().map(Amount::reported),
                transaction.reportedProfit().map(Amount::reported),
                entry.enteredCost().map(Amount::reported),
                evidence.type(),
                evidence.text(),
                evidence.note(),
                sources,
                evidence.ids().stream().map(ExternalId::toString).sorted().toList());
    }

    /** The id of the connection that tells of it; of several, the first by text. */
    static String broker(Entry entry) {
        return entry.sources().stream()
                .map(source -> source.connection().value())
                .sorted()
                .findFirst()
                .orElse(entry.transaction().account().institution());
    }

    private static List<MovementAnswer> movements(Entry entry, Ledger ledger) {
        List<MovementAnswer> all = new ArrayList<>();
        for (int i = 0; i < entry.moved().size(); i++) {
            Movement movement = entry.transaction().movements().get(i);
            all.add(new MovementAnswer(
                    InstrumentAnswer.of(entry.moved().get(i), ledger),
                    movement.quantity().toString(),
                    movement.price().map(Amount::reported),
                    movement.effect(),
                    movement.role()));
        }
        return all;
    }
}
