package io.github.smartfolio.app.web;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.account.Reconciliation;
import io.github.smartfolio.account.Valued;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.InstrumentDirectory.Conflict;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.instrument.Isin;
import io.github.smartfolio.jdbc.Choice.Mode;
import io.github.smartfolio.money.FxRate;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.portfolio.Freshness;
import io.github.smartfolio.portfolio.Portfolio;
import io.github.smartfolio.portfolio.SourceOutcome;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.valuation.Excluded;
import io.github.smartfolio.valuation.Valuation;
import io.github.smartfolio.valuation.ValuedCash;
import io.github.smartfolio.valuation.ValuedPosition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** A portfolio in one currency, with what its total leaves out. */
record PortfolioAnswer(
        Instant at,
        Optional<Instant> asOf,
        String currency,
        Amount total,
        boolean complete,
        List<ExcludedAnswer> excluded,
        List<RateAnswer> rates,
        List<OutcomeAnswer> sources,
        List<PositionAnswer> positions,
        List<CashAnswer> cash,
        List<ConflictAnswer> conflicts,
        Optional<String> notStored) {

    /** Something that the total leaves out. */
    record ExcludedAnswer(
            String kind,
            String broker,
            Optional<String> account,
            Optional<String> instrument,
            Excluded.Reason reason,
            String detail) {

        static ExcludedAnswer of(Excluded excluded) {
            return new ExcludedAnswer(
                    excluded.kind().name().toLowerCase(Locale.ROOT),
                    excluded.connection().value(),
                    excluded.account().flatMap(PortfolioAnswer::number),
                    excluded.instrument().map(InstrumentId::value),
                    excluded.reason(),
                    excluded.detail());
        }
    }

    /** An exchange rate that was used. */
    record RateAnswer(String base, String quote, String value, LocalDate date, String provider) {

        static RateAnswer of(FxRate rate) {
            return new RateAnswer(
                    rate.base().getCurrencyCode(),
                    rate.quote().getCurrencyCode(),
                    rate.value().toPlainString(),
                    rate.date(),
                    rate.provider());
        }
    }

    /** What came of asking one broker. */
    record OutcomeAnswer(
            String broker,
            String mode,
            SourceState state,
            Optional<Instant> asOf,
            Optional<Instant> fetchedAt,
            Optional<Freshness> freshness,
            Optional<FailureAnswer> failure,
            List<FindingAnswer> findings,
            List<ReconciliationAnswer> reconciliation) {

        static OutcomeAnswer of(SourceOutcome outcome, Portfolio portfolio, Mode mode) {
            return new OutcomeAnswer(
                    outcome.connection().value(),
                    SourceAnswer.word(mode),
                    SourceState.of(outcome),
                    outcome.asOf(),
                    SourceAnswer.fetchedAt(outcome),
                    outcome.freshness(),
                    outcome.failure().map(FailureAnswer::of),
                    outcome.snapshots().stream()
                            .flatMap(dated -> dated.snapshot().findings().stream())
                            .map(FindingAnswer::of)
                            .toList(),
                    portfolio.accounts().stream()
                            .filter(account -> account.source().connection().equals(outcome.connection()))
                            .flatMap(account -> account.reconciliation().stream()
                                    .map(r -> ReconciliationAnswer.of(account.account(), r)))
                            .toList());
        }
    }

    /** The broker's own sum of an account against the sum of its lines. */
    record ReconciliationAnswer(
            Optional<String> account,
            Amount reported,
            Amount computed,
            List<ExplainedAnswer> explained,
            Amount difference,
            boolean settled) {

        /** What the broker's sum holds besides. */
        record ExplainedAnswer(String what, String code, Amount amount) {}

        static ReconciliationAnswer of(AccountId account, Reconciliation reconciliation) {
            return new ReconciliationAnswer(
                    number(account),
                    Amount.reported(reconciliation.reported()),
                    Amount.reported(reconciliation.computed()),
                    reconciliation.explained().stream()
                            .map(part -> new ExplainedAnswer(
                                    part.code().toLowerCase(Locale.ROOT).replace('_', ' '),
                                    part.code(),
                                    Amount.reported(part.amount())))
                            .toList(),
                    Amount.reported(reconciliation.difference()),
                    reconciliation.isSettled());
        }
    }

    /** A position; {@code value} is in the currency of the portfolio, all other figures are as reported. */
    record PositionAnswer(
            String id,
            String name,
            Optional<String> symbol,
            Optional<String> mic,
            Optional<String> isin,
            AssetClass assetClass,
            Optional<String> currency,
            String broker,
            Optional<String> account,
            String quantity,
            Optional<Amount> averagePrice,
            Optional<Amount> price,
            Optional<Instant> pricedAt,
            Optional<Amount> marketValue,
            Optional<Amount> value,
            Optional<Amount> unrealizedProfit,
            Instant asOf,
            Valued valuation) {

        static PositionAnswer of(ValuedPosition valued) {
            Position position = valued.position().position();
            Instrument instrument = position.instrument();
            return new PositionAnswer(
                    valued.position().id().value(),
                    instrument.name(),
                    InstrumentAnswer.symbol(instrument),
                    instrument.listedSymbol().map(symbol -> symbol.market().value()),
                    instrument.isin().map(Isin::value),
                    instrument.assetClass(),
                    instrument.currency().map(Currency::getCurrencyCode),
                    valued.account().source().connection().value(),
                    number(valued.account().account()),
                    position.quantity().toString(),
                    position.averagePrice().map(Amount::reported),
                    position.price().map(Amount::reported),
                    position.pricedAt(),
                    position.marketValue().map(Amount::reported),
                    valued.value().map(value -> amount(value, valued.rate())),
                    position.unrealizedProfit().map(Amount::reported),
                    valued.account().asOf(),
                    position.valued());
        }
    }

    /** Cash; {@code value} is that of {@code balance} and {@code pending} in the currency of the portfolio. */
    record CashAnswer(
            String broker,
            Optional<String> account,
            Amount balance,
            Optional<Amount> pending,
            Optional<Amount> value,
            Instant asOf) {

        static CashAnswer of(ValuedCash valued) {
            return new CashAnswer(
                    valued.account().source().connection().value(),
                    number(valued.account().account()),
                    Amount.reported(valued.cash().balance()),
                    valued.cash().pending().map(Amount::reported),
                    valued.value().map(value -> amount(value, valued.rate())),
                    valued.account().asOf());
        }
    }

    /** Two ids of which a person has to say whether they are one instrument. */
    record ConflictAnswer(String identifier, String used, String other) {

        static ConflictAnswer of(Conflict conflict) {
            return new ConflictAnswer(
                    conflict.identifier().toString(),
                    conflict.used().value(),
                    conflict.other().value());
        }
    }

    /** @param mode what the user chose for a connection */
    static PortfolioAnswer of(Portfolio portfolio, Valuation valuation, Function<ConnectionId, Mode> mode) {
        Money total = valuation.total();
        return new PortfolioAnswer(
                valuation.at(),
                valuation.asOf(),
                total.currency().getCurrencyCode(),
                valuation.rates().isEmpty() ? Amount.reported(total) : Amount.converted(total),
                valuation.isComplete(),
                valuation.excluded().stream().map(ExcludedAnswer::of).toList(),
                valuation.rates().stream().map(RateAnswer::of).toList(),
                portfolio.outcomes().stream()
                        .map(outcome -> OutcomeAnswer.of(outcome, portfolio, mode.apply(outcome.connection())))
                        .toList(),
                valuation.positions().stream().map(PositionAnswer::of).toList(),
                valuation.cash().stream().map(CashAnswer::of).toList(),
                portfolio.conflicts().stream().map(ConflictAnswer::of).toList(),
                portfolio.notStored());
    }

    private static Amount amount(Money value, Optional<FxRate> rate) {
        return rate.isPresent() ? Amount.converted(value) : Amount.reported(value);
    }

    static Optional<String> number(AccountId account) {
        return account.isUnspecified() ? Optional.empty() : Optional.of(account.number());
    }
}
