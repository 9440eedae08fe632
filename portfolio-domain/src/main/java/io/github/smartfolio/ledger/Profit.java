package io.github.smartfolio.ledger;

import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * The parts of what was gained; each with what it leaves out.
 *
 * @param currency of all parts
 * @param realized of units that left, without charges
 * @param realizedFx the part of it that comes of the change of rates
 * @param unrealized of units that are held: what they are worth now without what they cost
 * @param unrealizedFx the part of it that comes of the change of rates
 * @param dividends before the tax that was withheld
 * @param income received for nothing: staking, bonuses
 * @param fees paid; negative if more was given back
 * @param taxes paid, those withheld included
 * @param expenses spent, given away or lost
 */
public record Profit(
        Currency currency,
        Total realized,
        Total realizedFx,
        Total unrealized,
        Total unrealizedFx,
        Total dividends,
        Total interest,
        Total income,
        Total fees,
        Total taxes,
        Total expenses) {

    public Profit {
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(realized, "realized");
        Objects.requireNonNull(realizedFx, "realizedFx");
        Objects.requireNonNull(unrealized, "unrealized");
        Objects.requireNonNull(unrealizedFx, "unrealizedFx");
        Objects.requireNonNull(dividends, "dividends");
        Objects.requireNonNull(interest, "interest");
        Objects.requireNonNull(income, "income");
        Objects.requireNonNull(fees, "fees");
        Objects.requireNonNull(taxes, "taxes");
        Objects.requireNonNull(expenses, "expenses");
    }

    static Profit zero(Currency currency) {
        Total zero = Total.zero(currency);
        return new Profit(currency, zero, zero, zero, zero, zero, zero, zero, zero, zero, zero);
    }

    /** All together. */
    static Profit sum(Currency currency, Collection<Profit> parts) {
        return new Profit(
                currency,
                sum(currency, parts, Profit::realized),
                sum(currency, parts, Profit::realizedFx),
                sum(currency, parts, Profit::unrealized),
                sum(currency, parts, Profit::unrealizedFx),
                sum(currency, parts, Profit::dividends),
                sum(currency, parts, Profit::interest),
                sum(currency, parts, Profit::income),
                sum(currency, parts, Profit::fees),
                sum(currency, parts, Profit::taxes),
                sum(currency, parts, Profit::expenses));
    }

    private static Total sum(Currency currency, Collection<Profit> parts, Function<Profit, Total> part) {
        return Total.sum(currency, parts.stream().map(part).toList());
    }

    /** Realised and unrealised gain, without charges. */
    public Total gain() {
        return Total.sum(currency, List.of(realized, unrealized));
    }

    /** Everything gained, without everything paid. */
    public Total net() {
        return Total.sum(
                currency,
                List.of(
                        realized,
                        unrealized,
                        dividends,
                        interest,
                        income,
                        fees.negated(),
                        taxes.negated(),
                        expenses.negated()));
    }
}
