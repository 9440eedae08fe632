package io.github.smartfolio.csv;

import io.github.smartfolio.ledger.Charge;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.source.Finding.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One amount of a booking that a file breaks down.
 *
 * @param type absent if its words are not known
 * @param words what the broker calls it
 */
record Part(Line line, Optional<AmountType> type, Money amount, String words) {

    /** The amount in {@link Field#BOOKED}. */
    static Part of(Line line, Currency currency, Wording wording) {
        String words = line.text(Field.AMOUNT_TYPE);
        Money amount = Money.of(line.numberOrZero(Field.BOOKED), currency);
        return new Part(line, wording.amounts().meaning(words), amount, words);
    }

    /** What it is if it is all that was booked. */
    Kind ownKind() {
        return switch (type.orElse(AmountType.OTHER)) {
            case SHARES -> Entries.side(amount.amount(), false);
            case DIVIDEND -> Kind.DIVIDEND;
            case CASH -> amount.amount().signum() < 0 ? Kind.WITHDRAWAL : Kind.DEPOSIT;
            case INTEREST -> Kind.INTEREST;
            case FEE -> Kind.FEE;
            case TAX -> Kind.TAX;
            case OTHER, NOT_BOOKED -> Kind.UNKNOWN;
        };
    }

    boolean is(AmountType wanted) {
        return type.filter(wanted::equals).isPresent();
    }

    static BigDecimal sum(List<Part> parts) {
        return parts.stream().map(part -> part.amount().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static List<Part> those(List<Part> parts, Predicate<Part> wanted) {
        return parts.stream().filter(wanted).toList();
    }

    /**
     * Tells {@code builder} what {@code parts} add up to, and which of them are charges. What is left when fees and taxes are
     * taken away is what it was for; if nothing is left, the fees or the taxes themselves are.
     */
    static void tell(Transaction.Builder builder, Kind kind, List<Part> parts, Books books) {
        if (parts.isEmpty()) {
            return;
        }
        Currency currency = parts.get(0).amount().currency();
        List<Part> charges = new ArrayList<>(parts);
        charges.removeAll(principal(kind, parts));
        BigDecimal net = sum(parts);
        builder.net(Money.of(net, currency));
        if (kind == Kind.UNKNOWN) {
            return;
        }
        if (!charges.isEmpty() || kind == Kind.BUY || kind == Kind.SELL || kind == Kind.DIVIDEND) {
            builder.gross(Money.of(net.subtract(sum(charges)), currency));
        }
        for (Part part : charges) {
            if (part.type.isEmpty()) {
                books.sayOnce(
                        part.line.finding(
                                Severity.WARNING,
                                "UNKNOWN_AMOUNT",
                                "It is not known what \"" + part.words + "\" means; it is taken for a fee."),
                        part.words);
            }
            builder.charge(
                    part.is(AmountType.TAX)
                            ? Charge.tax(part.amount, part.words)
                            : Charge.fee(part.amount, part.words));
        }
    }

    private static List<Part> principal(Kind kind, List<Part> parts) {
        AmountType own = kind == Kind.TAX ? AmountType.TAX : AmountType.FEE;
        List<Predicate<Part>> candidates = List.of(
                part -> part.type.isPresent() && !part.is(AmountType.FEE) && !part.is(AmountType.TAX),
                part -> part.type.isEmpty(),
                part -> part.is(own));
        return candidates.stream()
                .map(candidate -> those(parts, candidate))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(parts);
    }
}
