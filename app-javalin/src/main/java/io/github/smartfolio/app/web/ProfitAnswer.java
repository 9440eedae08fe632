package io.github.smartfolio.app.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.app.profit.Gained;
import io.github.smartfolio.app.web.TotalAnswer.GapAnswer;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.ledger.CostOrigin;
import io.github.smartfolio.ledger.Disposal;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Ledger;
import io.github.smartfolio.ledger.Ledger.SummaryDifference;
import io.github.smartfolio.ledger.LedgerCheck;
import io.github.smartfolio.ledger.Lot;
import io.github.smartfolio.ledger.PositionProfit;
import io.github.smartfolio.ledger.Profit;
import io.github.smartfolio.ledger.ProfitAndLoss;
import io.github.smartfolio.ledger.ReportedGain;
import io.github.smartfolio.ledger.Total;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What was gained, part by part, with what each part leaves out. */
record ProfitAnswer(
        String method,
        String currency,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        PartsAnswer total,
        List<PositionAnswer> positions,
        List<GapAnswer> missingAcquisitions,
        List<UnknownAnswer> unknown,
        ReconciliationAnswer reconciliation) {

    /** The parts; fees, taxes and expenses are positive when paid. */
    record PartsAnswer(
            TotalAnswer realized,
            TotalAnswer realizedFx,
            TotalAnswer unrealized,
            TotalAnswer unrealizedFx,
            TotalAnswer dividends,
            TotalAnswer interest,
            TotalAnswer income,
            TotalAnswer fees,
            TotalAnswer taxes,
            TotalAnswer expenses,
            TotalAnswer gain,
            TotalAnswer net,
            TotalAnswer cost,
            TotalAnswer marketValue) {

        static PartsAnswer of(Profit profit, Total cost, Total marketValue, Ledger ledger) {
            return new PartsAnswer(
                    TotalAnswer.of(profit.realized(), ledger),
                    TotalAnswer.of(profit.realizedFx(), ledger),
                    TotalAnswer.of(profit.unrealized(), ledger),
                    TotalAnswer.of(profit.unrealizedFx(), ledger),
                    TotalAnswer.of(profit.dividends(), ledger),
                    TotalAnswer.of(profit.interest(), ledger),
                    TotalAnswer.of(profit.income(), ledger),
                    TotalAnswer.of(profit.fees(), ledger),
                    TotalAnswer.of(profit.taxes(), ledger),
                    TotalAnswer.of(profit.expenses(), ledger),
                    TotalAnswer.of(profit.gain(), ledger),
                    TotalAnswer.of(profit.net(), ledger),
                    TotalAnswer.of(cost, ledger),
                    TotalAnswer.of(marketValue, ledger));
        }
    }

    /**
     * What was gained with one instrument in one account; without an instrument, what is about the account alone.
     *
     * @param lots that are held, the first to leave first; absent unless asked for
     * @param disposals what left for money, the oldest first; absent unless asked for
     * @param reportedGains what the broker computed
     */
    record PositionAnswer(
            String broker,
            Optional<String> account,
            Optional<InstrumentAnswer> instrument,
            String quantity,
            CostOrigin costOrigin,
            @JsonUnwrapped PartsAnswer parts,
            Optional<List<LotAnswer>> lots,
            Optional<List<DisposalAnswer>> disposals,
            List<GainAnswer> reportedGains,
            List<GapAnswer> gaps) {}

    /** Units that are held. */
    record LotAnswer(
            LocalDate acquired,
            Optional<String> transaction,
            String quantity,
            Optional<Amount> cost,
            Optional<Amount> value,
            CostOrigin origin) {

        static LotAnswer of(Lot lot, Ledger ledger) {
            return new LotAnswer(
                    lot.acquired(),
                    lot.entry().map(entry -> ledger.idOf(entry).value()),
                    lot.quantity().toString(),
                    lot.cost().map(Amount::converted),
                    lot.value().map(Amount::converted),
                    lot.origin());
        }
    }

    /** Units that left for money. */
    record DisposalAnswer(
            LocalDate date,
            String transaction,
            LocalDate acquired,
            Optional<String> acquisition,
            String quantity,
            Optional<Amount> proceeds,
            Optional<Amount> cost,
            Optional<Amount> gain,
            Optional<Amount> proceedsValue,
            Optional<Amount> costValue,
            Optional<Amount> gainValue,
            Optional<Amount> fx) {

        static DisposalAnswer of(Disposal disposal, Ledger ledger) {
            return new DisposalAnswer(
                    disposal.entry().transaction().date(),
                    ledger.idOf(disposal.entry()).value(),
                    disposal.acquired(),
                    disposal.acquisition().map(entry -> ledger.idOf(entry).value()),
                    disposal.quantity().toString(),
                    disposal.proceeds().map(Amount::converted),
                    disposal.cost().map(Amount::converted),
                    disposal.gain().map(Amount::converted),
                    disposal.proceedsValue().map(Amount::converted),
                    disposal.costValue().map(Amount::converted),
                    disposal.gainValue().map(Amount::converted),
                    disposal.fx().map(Amount::converted));
        }
    }

    /**
     * Where the ledger, brokers and summaries disagree; nothing is changed to make them fit.
     *
     * @param checkedUnits brokers whose units could be compared
     * @param checkedCash brokers whose cash could be compared
     */
    record ReconciliationAnswer(
            List<UnitsAnswer> units,
            List<CashAnswer> cash,
            List<SummaryAnswer> summaries,
            List<String> checkedUnits,
            List<String> checkedCash) {

        static ReconciliationAnswer of(LedgerCheck check, Ledger ledger) {
            return new ReconciliationAnswer(
                    check.units().stream()
                            .map(units -> new UnitsAnswer(
                                    units.account().institution(),
                                    PortfolioAnswer.number(units.account()),
                                    InstrumentAnswer.of(units.instrument(), ledger),
                                    units.byLedger().toString(),
                                    units.byBroker().toString(),
                                    units.asOf()))
                            .toList(),
                    check.cash().stream()
                            .map(cash -> new CashAnswer(
                                    cash.institution(),
                                    Amount.reported(cash.byLedger()),
                                    Amount.reported(cash.byBroker()),
                                    cash.asOf()))
                            .toList(),
                    ledger.differences().stream()
                            .map(difference -> SummaryAnswer.of(difference, ledger))
                            .toList(),
                    check.checkedUnits().stream().sorted().toList(),
                    check.checkedCash().stream().sorted().toList());
        }
    }

    /** @param account absent if the units of all accounts were compared in one sum */
    record UnitsAnswer(
            String broker,
            Optional<String> account,
            InstrumentAnswer instrument,
            String byLedger,
            String byBroker,
            LocalDate asOf) {}

    /** Cash of one currency at one broker. */
    record CashAnswer(String broker, Amount byLedger, Amount byBroker, LocalDate asOf) {}

    /** @param difference what the source that adds events up tells more */
    record SummaryAnswer(
            String source,
            String broker,
            LocalDate date,
            Kind kind,
            Optional<InstrumentAnswer> instrument,
            Amount difference) {

        static SummaryAnswer of(SummaryDifference difference, Ledger ledger) {
            return new SummaryAnswer(
                    difference.source().toString(),
                    difference.source().connection().value(),
                    difference.date(),
                    difference.kind(),
                    difference.instrument().map(id -> InstrumentAnswer.of(id, ledger)),
                    Amount.reported(difference.difference()));
        }
    }

    /** Finds the sales behind what was realised in a position; not asked unless lots are wanted. */
    @FunctionalInterface
    interface Sales {
        List<Disposal> of(AccountId account, InstrumentId instrument);
    }

    /** @param sales absent if neither lots nor sales are wanted */
    static ProfitAnswer of(Gained gained, Optional<Sales> sales) {
        Ledger ledger = gained.ledger();
        ProfitAndLoss profit = gained.profit();
        Map<Place, List<GainAnswer>> gains = gains(ledger);
        return new ProfitAnswer(
                profit.method().name().toLowerCase(Locale.ROOT),
                profit.currency().getCurrencyCode(),
                profit.period().from(),
                profit.period().to(),
                PartsAnswer.of(profit.profit(), profit.cost(), profit.marketValue(), ledger),
                profit.positions().stream()
                        .map(position -> position(position, ledger, gains, sales))
                        .toList(),
                profit.missingAcquisitions().stream()
                        .map(gap -> GapAnswer.of(gap, ledger))
                        .toList(),
                UnknownAnswer.in(ledger.unknown().stream()
                        .filter(entry ->
                                profit.period().contains(entry.transaction().date()))
                        .toList()),
                ReconciliationAnswer.of(gained.check(), ledger));
    }

    private record Place(AccountId account, InstrumentId instrument) {}

    private static Map<Place, List<GainAnswer>> gains(Ledger ledger) {
        Map<Place, List<GainAnswer>> gains = new HashMap<>();
        for (ReportedGain gain : ledger.gains()) {
            ledger.idOf(gain.instrument())
                    .ifPresent(id -> gains.computeIfAbsent(new Place(gain.account(), id), place -> new ArrayList<>())
                            .add(GainAnswer.of(gain, ledger)));
        }
        return gains;
    }

    private static PositionAnswer position(
            PositionProfit position, Ledger ledger, Map<Place, List<GainAnswer>> gains, Optional<Sales> sales) {
        return new PositionAnswer(
                position.account().institution(),
                PortfolioAnswer.number(position.account()),
                position.instrument().map(id -> InstrumentAnswer.of(id, ledger)),
                position.quantity().toString(),
                position.origin(),
                PartsAnswer.of(position.profit(), position.cost(), position.marketValue(), ledger),
                sales.map(s -> position.lots().stream()
                        .map(lot -> LotAnswer.of(lot, ledger))
                        .toList()),
                sales.map(s -> position.instrument().map(id -> s.of(position.account(), id)).orElse(List.of()).stream()
                        .map(disposal -> DisposalAnswer.of(disposal, ledger))
                        .toList()),
                position.instrument()
                        .map(id -> gains.getOrDefault(new Place(position.account(), id), List.of()))
                        .orElse(List.of()),
                position.gaps().stream().map(gap -> GapAnswer.of(gap, ledger)).toList());
    }
}
