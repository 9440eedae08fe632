package io.github.smartfolio.ledger;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.money.FxRate;
import io.github.smartfolio.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One event in the books of one account, with the figures the source gave.
 *
 * <p>Its amounts obey {@code net = gross + charges}, each signed from the account's view (see {@link Kind}): of a purchase for 1000
 * with a commission of 2, gross is -1000, the charge -2 and net -1002. Amounts of one currency have to add up exactly; where the
 * broker's own rate has to be used, to a minor unit of {@link #net} for each amount, because brokers round each. A purchase or sale of
 * a margin product books its profit, which has either sign.
 *
 * @param account in which it is booked; {@link AccountId#unspecified} if the source does not say
 * @param reversal whether it undoes an earlier transaction of this kind, with the same figures and opposite signs
 * @param date the trade date, as the source prints it
 * @param at when it was executed, if the source gives a time
 * @param valueDate when it was settled, if told
 * @param about the instrument of a transaction that moves none, as a dividend's
 * @param movements of units
 * @param gross what units or claims were worth, before charges; absent if the source does not tell it apart from {@code net}
 * @param charges in the currency of gross or of net; empty if there are none, or the source does not tell them apart
 * @param net what it did to the cash of the account; absent if it moves no money
 * @param rate by which the broker itself converted, between two of the currencies of gross, net and the client
 * @param worth what the source says that all units moved were worth, where no money says it; positive
 * @param reportedProfit what the broker computed as realised profit
 * @param evidence the source's own words
 */
public record Transaction(
        AccountId account,
        Kind kind,
        boolean reversal,
        LocalDate date,
        Optional<Instant> at,
        Optional<LocalDate> valueDate,
        Optional<Instrument> about,
        List<Movement> movements,
        Optional<Money> gross,
        List<Charge> charges,
        Optional<Money> net,
        Optional<FxRate> rate,
        Optional<Money> worth,
        Optional<Money> reportedProfit,
        Evidence evidence) {

    public Transaction {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(valueDate, "valueDate");
        Objects.requireNonNull(about, "about");
        movements = List.copyOf(movements);
        Objects.requireNonNull(gross, "gross");
        charges = List.copyOf(charges);
        Objects.requireNonNull(net, "net");
        Objects.requireNonNull(rate, "rate");
        Objects.requireNonNull(worth, "worth");
        Objects.requireNonNull(reportedProfit, "reportedProfit");
        Objects.requireNonNull(evidence, "evidence");
        Consistency.check(kind, reversal, about, movements, gross, charges, net, rate, worth);
    }

    /** Begins a transaction of which nothing else is known yet. */
    public static Builder on(LocalDate date, AccountId account, Kind kind) {
        return new Builder(date, account, kind);
    }

    /** What it is about: the instrument it names, else that of its first movement. */
    public Optional<Instrument> instrument() {
        return about.or(() -> movements.stream().findFirst().map(Movement::instrument));
    }

    /** The movements that are no fees. */
    public List<Movement> principals() {
        return movements.stream().filter(movement -> !movement.isFee()).toList();
    }

    /**
     * An amount of this transaction in {@code currency} as the broker itself converts it; empty if it needs a rate the broker does
     * not give.
     */
    public Optional<Money> asBooked(Money amount, Currency currency) {
        if (amount.currency().equals(currency)) {
            return Optional.of(amount);
        }
        return rate.filter(own -> connects(own, amount.currency(), currency)).map(amount::converted);
    }

    private static boolean connects(FxRate rate, Currency one, Currency other) {
        return (rate.base().equals(one) && rate.quote().equals(other))
                || (rate.base().equals(other) && rate.quote().equals(one));
    }

    /** The same, told with other words, in the account that they name, and with a profit where this has none. */
    Transaction retold(AccountId in, Evidence words, Optional<Money> profit) {
        return new Transaction(
                in,
                kind,
                reversal,
                date,
                at,
                valueDate,
                about,
                movements,
                gross,
                charges,
                net,
                rate,
                worth,
                reportedProfit.or(() -> profit),
                words);
    }

    /** Collects what is known of a transaction. Not for several threads. */
    public static final class Builder {

        private final LocalDate date;
        private final AccountId account;
        private final Kind kind;
        private final List<Movement> movements = new ArrayList<>(1);
        private final List<Charge> charges = new ArrayList<>(2);
        private boolean reversal;
        private Optional<Instant> at = Optional.empty();
        private Optional<LocalDate> valueDate = Optional.empty();
        private Optional<Instrument> about = Optional.empty();
        private Optional<Money> gross = Optional.empty();
        private Optional<Money> net = Optional.empty();
        private Optional<FxRate> rate = Optional.empty();
        private Optional<Money> worth = Optional.empty();
        private Optional<Money> reportedProfit = Optional.empty();
        private Evidence evidence = Evidence.NONE;

        private Builder(LocalDate date, AccountId account, Kind kind) {
            this.date = date;
            this.account = account;
            this.kind = kind;
        }

        public Builder reversal() {
            reversal = true;
            return this;
        }

        public Builder at(Instant executed) {
            at = Optional.of(executed);
            return this;
        }

        public Builder valueDate(LocalDate settled) {
            valueDate = Optional.of(settled);
            return this;
        }

        public Builder about(Instrument instrument) {
            about = Optional.of(instrument);
            return this;
        }

        public Builder movement(Movement movement) {
            movements.add(movement);
            return this;
        }

        public Builder gross(Money amount) {
            gross = Optional.of(amount);
            return this;
        }

        /** Charges of zero are left out. */
        public Builder charge(Charge charge) {
            if (charge.amount().amount().signum() != 0) {
                charges.add(charge);
            }
            return this;
        }

        public Builder net(Money amount) {
            net = Optional.of(amount);
            return this;
        }

        public Builder rate(FxRate brokers) {
            rate = Optional.of(brokers);
            return this;
        }

        public Builder worth(Money value) {
            worth = Optional.of(value);
            return this;
        }

        public Builder reportedProfit(Money profit) {
            reportedProfit = Optional.of(profit);
            return this;
        }

        public Builder evidence(Evidence words) {
            evidence = words;
            return this;
        }

        /** @throws IllegalArgumentException if the figures contradict each other; the message says which and by how much */
        public Transaction build() {
            return new Transaction(
                    account,
                    kind,
                    reversal,
                    date,
                    at,
                    valueDate,
                    about,
                    movements,
                    gross,
                    charges,
                    net,
                    rate,
                    worth,
                    reportedProfit,
                    evidence);
        }
    }

    /** For a message: the date, the kind and what it is about. */
    @Override
    public String toString() {
        return date + " " + kind + (reversal ? " (reversal)" : "")
                + instrument().map(i -> " " + i.name()).orElse("")
                + movements.stream().findFirst().map(m -> " " + m.quantity()).orElse("")
                + net.map(n -> " " + n).orElse("");
    }

    /** What figures of one kind have to agree on. */
    private static final class Consistency {

        private Consistency() {}

        static void check(
                Kind kind,
                boolean reversal,
                Optional<Instrument> about,
                List<Movement> movements,
                Optional<Money> gross,
                List<Charge> charges,
                Optional<Money> net,
                Optional<FxRate> rate,
                Optional<Money> worth) {
            List<Movement> principals =
                    movements.stream().filter(m -> !m.isFee()).toList();
            checkMovements(kind, reversal, about, principals);
            boolean margin = Stream.concat(about.stream(), principals.stream().map(Movement::instrument))
                    .anyMatch(instrument -> instrument.assetClass().isMargin());
            if (!margin) {
                checkSigns(kind, reversal, gross.or(() -> charges.isEmpty() ? net : Optional.empty()));
            }
            if (worth.filter(w -> w.amount().signum() < 0).isPresent()) {
                throw new IllegalArgumentException("A worth is not negative: " + worth.get());
            }
            if (gross.isPresent() && net.isPresent()) {
                checkSum(gross.get(), charges, net.get(), rate);
            } else if (gross.isPresent() || !charges.isEmpty()) {
                throw new IllegalArgumentException(
                        "Gross " + gross + " and charges " + charges + " without net " + net);
            }
        }

        private static void checkMovements(
                Kind kind, boolean reversal, Optional<Instrument> about, List<Movement> principals) {
            int in = (int) principals.stream()
                    .filter(m -> m.quantity().isShort() == reversal)
                    .count();
            int out = principals.size() - in;
            boolean fits = switch (kind) {
                case BUY -> in + out <= 1 && out == 0;
                case SELL -> in + out <= 1 && in == 0;
                case TRANSFER_IN -> out == 0;
                case TRANSFER_OUT, EXPENSE, FEE -> in == 0;
                case INCOME -> out == 0;
                case SPLIT, EXCHANGE, MERGER -> in >= 1 && out >= 1;
                case SWAP -> in == 1 && out == 1;
                case DIVIDEND, INTEREST, TAX, DEPOSIT, WITHDRAWAL, RETURN_OF_CAPITAL -> principals.isEmpty();
                case UNKNOWN -> true;
            };
            if (!fits) {
                throw new IllegalArgumentException(
                        "A " + kind + (reversal ? " undone" : "") + " does not move " + in + " in and " + out + " out");
            }
            boolean needsInstrument = kind == Kind.BUY || kind == Kind.SELL || kind == Kind.RETURN_OF_CAPITAL;
            if (needsInstrument && principals.isEmpty() && about.isEmpty()) {
                throw new IllegalArgumentException("A " + kind + " is of an instrument");
            }
        }

        private static void checkSigns(Kind kind, boolean reversal, Optional<Money> amount) {
            int sign = amount.map(a -> a.amount().signum()).orElse(0) * (reversal ? -1 : 1);
            boolean wrong = switch (kind) {
                case BUY, WITHDRAWAL -> sign > 0;
                case SELL, DEPOSIT, RETURN_OF_CAPITAL -> sign < 0;
                default -> false;
            };
            if (wrong) {
                throw new IllegalArgumentException("A " + kind + (reversal ? " undone" : "") + " of "
                        + amount.map(Money::toString).orElse("") + " has the wrong sign");
            }
        }

        private static void checkSum(Money gross, List<Charge> charges, Money net, Optional<FxRate> rate) {
            boolean converted = !gross.currency().equals(net.currency());
            Money sum = in(net.currency(), gross, rate);
            for (Charge charge : charges) {
                converted |= !charge.amount().currency().equals(net.currency());
                sum = sum.plus(in(net.currency(), charge.amount(), rate));
            }
            BigDecimal difference = sum.minus(net).amount().abs();
            int digits = Math.max(net.currency().getDefaultFractionDigits(), 0);
            BigDecimal tolerance = converted ? BigDecimal.valueOf(charges.size() + 1L, digits) : BigDecimal.ZERO;
            if (difference.compareTo(tolerance) > 0) {
                throw new IllegalArgumentException(
                        "Gross " + gross + " and charges " + charges + " make " + sum + ", not the net amount " + net);
            }
        }

        private static Money in(Currency currency, Money amount, Optional<FxRate> rate) {
            if (amount.currency().equals(currency)) {
                return amount;
            }
            return rate.filter(own -> connects(own, amount.currency(), currency))
                    .map(amount::converted)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "No rate of the broker between " + amount + " and " + currency));
        }
    }
}
