package io.github.smartfolio.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** {@code /port/v1/positions} and {@code /port/v1/netpositions}: of some accounts, with the base figures in one currency. */
final class Positions {

    private static final Set<String> NET_DEFAULT = Set.of("NetPositionBase", "NetPositionView");
    private static final Set<String> DEFAULT = Set.of("PositionBase", "PositionView");

    private final SampleClient client;
    private final List<SampleAccount> accounts;
    private final String base;

    /** @param base the currency of the {@code …InBaseCurrency} figures */
    Positions(SampleClient client, List<SampleAccount> accounts, String base) {
        this.client = client;
        this.accounts = accounts;
        this.base = base;
    }

    private record Net(String id, SampleInstrument instrument, List<SamplePosition> positions) {}

    List<ObjectNode> net(List<String> fieldGroups) {
        Set<String> groups = fieldGroups.isEmpty() ? NET_DEFAULT : Set.copyOf(fieldGroups);
        return netted().stream().map(net -> net(net, groups)).toList();
    }

    List<ObjectNode> single(List<String> fieldGroups) {
        Set<String> groups = fieldGroups.isEmpty() ? DEFAULT : Set.copyOf(fieldGroups);
        return held().stream().map(position -> single(position, groups)).toList();
    }

    /** The unrounded sum of a figure over the instruments of a kind; those of which no price is known add nothing. */
    BigDecimal sum(Predicate<SampleInstrument> kind, Function<Figures, BigDecimal> figure) {
        return netted().stream()
                .filter(net -> net.instrument().price().isPresent() && kind.test(net.instrument()))
                .map(net -> figure.apply(Figures.of(client, net.instrument(), net.positions(), base)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    int count() {
        return held().size();
    }

    int netCount() {
        return netted().size();
    }

    private List<SamplePosition> held() {
        return client.positions().stream()
                .filter(position ->
                        accounts.stream().anyMatch(account -> account.id().equals(position.accountId())))
                .toList();
    }

    private List<Net> netted() {
        Map<String, Net> nets = new LinkedHashMap<>();
        for (SamplePosition position : held()) {
            SampleInstrument instrument = client.instrument(position);
            String id = instrument.netPositionId(position.amount());
            nets.computeIfAbsent(id, missing -> new Net(id, instrument, new ArrayList<>()))
                    .positions()
                    .add(position);
        }
        return List.copyOf(nets.values());
    }

    private ObjectNode net(Net net, Set<String> groups) {
        Fields row = new Fields().text("NetPositionId", net.id());
        if (groups.contains("NetPositionBase")) {
            row.put("NetPositionBase", netBase(net));
        }
        if (groups.contains("NetPositionView")) {
            row.put("NetPositionView", netView(net));
        }
        return described(row, net.instrument(), groups).node();
    }

    private ObjectNode single(SamplePosition position, Set<String> groups) {
        SampleInstrument instrument = client.instrument(position);
        Fields row = new Fields()
                .text("NetPositionId", instrument.netPositionId(position.amount()))
                .text("PositionId", position.id());
        if (groups.contains("PositionBase")) {
            row.put("PositionBase", base(position, instrument));
        }
        if (groups.contains("PositionView")) {
            row.put("PositionView", view(position, instrument));
        }
        return described(row, instrument, groups).node();
    }

    private static Fields described(Fields row, SampleInstrument instrument, Set<String> groups) {
        if (groups.contains("DisplayAndFormat")) {
            row.put("DisplayAndFormat", instrument.display());
        }
        if (groups.contains("ExchangeInfo")) {
            row.put("Exchange", Exchanges.shortly(instrument.exchange()));
        }
        return row;
    }

    private Fields netBase(Net net) {
        SampleInstrument instrument = net.instrument();
        List<SamplePosition> positions = net.positions();
        BigDecimal amount = positions.stream().map(SamplePosition::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean open = Exchanges.isOpen(instrument.exchange());
        List<String> in =
                positions.stream().map(SamplePosition::accountId).distinct().toList();
        Fields fields = Fields.shape("netPositionBase")
                .text("AccountId", in.size() == 1 ? Optional.of(in.get(0)) : Optional.empty())
                .number("Amount", amount)
                .number("AmountLong", amount.max(BigDecimal.ZERO))
                .number("AmountShort", amount.min(BigDecimal.ZERO))
                .text("AssetType", instrument.assetType())
                .flag("CanBeClosed", amount.signum() != 0)
                .text("ClientId", client.id())
                .text("ExpiryDate", instrument.expiry())
                .put("FixedIncomeData", accrued(instrument, positions))
                .flag("IsMarketOpen", open)
                .text("MarketState", open ? "Open" : "Closed")
                .text("NoticeDate", instrument.notice())
                .text("OpeningDirection", amount.signum() < 0 ? "Sell" : "Buy")
                .put("OptionsData", instrument.option(amount))
                .text("PositionsAccount", in.get(0))
                .count("Uic", instrument.uic())
                .text(
                        "ValueDate",
                        positions.stream().map(SamplePosition::valueDate).max(Comparator.naturalOrder()));
        if (positions.size() == 1) {
            fields.text("SinglePositionAccountId", in.get(0))
                    .text("SinglePositionId", positions.get(0).id())
                    .text("SinglePositionStatus", "Open");
        }
        return fields;
    }

    private Fields netView(Net net) {
        SampleInstrument instrument = net.instrument();
        if (instrument.price().isEmpty()) {
            return reliability(instrument);
        }
        Figures figures = Figures.of(client, instrument, net.positions(), base);
        BigDecimal average = Figures.average(net.positions(), SamplePosition::openPrice);
        boolean bought = figures.amount().signum() > 0;
        Fields view = quoted(instrument, figures)
                .number("AverageOpenPrice", average)
                .number(
                        "AverageOpenPriceIncludingCosts",
                        Figures.average(net.positions(), SamplePosition::openPriceIncludingCosts))
                .count("PositionCount", net.positions().size())
                .number("PositionsAverageBuyPrice", bought ? average : BigDecimal.ZERO)
                .number("PositionsAverageSellPrice", bought ? BigDecimal.ZERO : average)
                .count("PositionsNotClosedCount", net.positions().size())
                .text("Status", "Open");
        return instrument.isPriced() ? valued(view, figures) : view;
    }

    private Fields base(SamplePosition position, SampleInstrument instrument) {
        return Fields.shape("positionBase")
                .text("AccountId", position.accountId())
                .text("AccountKey", client.account(position.accountId()).key())
                .number("Amount", position.amount())
                .text("AssetType", instrument.assetType())
                .flag("CanBeClosed", true)
                .text("ClientId", client.id())
                .text("ExecutionTimeOpen", position.opened())
                .text("ExpiryDate", instrument.expiry())
                .put("FixedIncomeData", accrued(instrument, List.of(position)))
                .flag("IsMarketOpen", Exchanges.isOpen(instrument.exchange()))
                .text("NoticeDate", instrument.notice())
                .number("OpenPrice", position.openPrice())
                .number("OpenPriceIncludingCosts", position.openPriceIncludingCosts())
                .put("OptionsData", instrument.option(position.amount()))
                .text("SourceOrderId", position.orderId())
                .text("SpotDate", instrument.spotDate())
                .count("Uic", instrument.uic())
                .text("ValueDate", position.valueDate());
    }

    private Fields view(SamplePosition position, SampleInstrument instrument) {
        if (instrument.price().isEmpty()) {
            return reliability(instrument);
        }
        Figures figures = Figures.of(client, instrument, List.of(position), base);
        Fields view = quoted(instrument, figures)
                .number("ConversionRateOpen", figures.openRate())
                .text("MarketState", Exchanges.isOpen(instrument.exchange()) ? "Open" : "Closed")
                .number("ProfitLossOnTradeIntraday", BigDecimal.ZERO)
                .number("ProfitLossOnTradeIntradayInBaseCurrency", BigDecimal.ZERO)
                .number("UnderlyingCurrentPrice", BigDecimal.ZERO);
        // Where a net position says nothing, a single one says zero.
        return instrument.isPriced()
                ? valued(view, figures)
                : view.money("MarketValue", BigDecimal.ZERO).money("MarketValueInBaseCurrency", BigDecimal.ZERO);
    }

    private static Fields reliability(SampleInstrument instrument) {
        return new Fields().put("CalculationReliability", instrument.quote().get("CalculationReliability"));
    }

    private static Fields valued(Fields view, Figures figures) {
        return view.money("MarketValue", figures.marketValue())
                .money("MarketValueInBaseCurrency", figures.marketValueInBase());
    }

    private static Fields quoted(SampleInstrument instrument, Figures figures) {
        ObjectNode quote = instrument.quote();
        boolean priced = instrument.isPriced();
        Fields view = new Fields()
                .put("CalculationReliability", quote.get("CalculationReliability"))
                .number("ConversionRateCurrent", figures.rate())
                .number("CurrentBondPoolFactor", BigDecimal.ONE)
                .number(
                        "CurrentPrice",
                        instrument.price().filter(price -> priced).orElse(BigDecimal.ZERO))
                .put("CurrentPriceDelayMinutes", quote.get("CurrentPriceDelayMinutes"))
                .put("CurrentPriceLastTraded", quote.optional("CurrentPriceLastTraded"))
                .put("CurrentPriceType", quote.get("CurrentPriceType"))
                .put("Ask", quote.optional("Ask"))
                .put("Bid", quote.optional("Bid"))
                .money("Exposure", figures.exposure())
                .text("ExposureCurrency", instrument.exposureCurrency())
                .money("ExposureInBaseCurrency", figures.exposureInBase())
                .put("InstrumentPriceDayPercentChange", quote.get("InstrumentPriceDayPercentChange"))
                .money("ProfitLossOnTrade", figures.result())
                .money("ProfitLossOnTradeInBaseCurrency", figures.resultInBase())
                .money("TradeCostsTotal", figures.costs())
                .money("TradeCostsTotalInBaseCurrency", figures.costsInBase());
        figures.valueOpen().ifPresent(amount -> view.money("MarketValueOpen", amount));
        figures.valueOpenInBase().ifPresent(amount -> view.money("MarketValueOpenInBaseCurrency", amount));
        figures.conversion().ifPresent(amount -> view.money("ProfitLossCurrencyConversion", amount));
        return view;
    }

    private Optional<ObjectNode> accrued(SampleInstrument instrument, List<SamplePosition> positions) {
        if (!instrument.assetType().equals("Bond")) {
            return Optional.empty();
        }
        BigDecimal paid = positions.stream()
                .map(position -> position.accruedInterest().orElse(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of(new Fields()
                .money("ClosedAccruedInterest", BigDecimal.ZERO)
                .money("ClosedAccruedInterestInBaseCurrency", BigDecimal.ZERO)
                .money("OpenAccruedInterest", paid)
                .money("OpenAccruedInterestInBaseCurrency", paid.multiply(client.rate(instrument.currency(), base)))
                .node());
    }
}
