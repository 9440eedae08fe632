package io.github.smartfolio.simulator;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code /port/v1/balances}: what accounts hold together, in one currency. Added up before it is rounded. */
final class Balance {

    private final SampleClient client;
    private final List<SampleAccount> accounts;
    private final String currency;

    Balance(SampleClient client, List<SampleAccount> accounts, String currency) {
        this.client = client;
        this.accounts = accounts;
        this.currency = currency;
    }

    Fields json() {
        Positions positions = new Positions(client, accounts, currency);
        BigDecimal cash = total(SampleAccount::cash);
        BigDecimal waiting = total(SampleAccount::waiting);
        BigDecimal free = cash.add(waiting);
        BigDecimal securities = positions.sum(
                instrument -> !instrument.isMargin() && !instrument.isOption(), Figures::marketValueInBase);
        BigDecimal options = positions.sum(SampleInstrument::isOption, Figures::marketValueInBase);
        BigDecimal margin = positions.sum(SampleInstrument::isMargin, Figures::marketValueInBase);
        BigDecimal toClose = total(SampleAccount::costToClose);
        BigDecimal unrealized = securities.add(options).add(margin);
        return Fields.shape("balance")
                .money("CashAvailableForTrading", free)
                .money("CashBalance", cash)
                .money("CollateralAvailable", free)
                .put("CollateralCreditValue", new Fields().money("Line", free).money("UtilizationPct", BigDecimal.ZERO))
                .money("CostToClosePositions", toClose)
                .text("Currency", currency)
                .put("InitialMargin", initialMargin(free, securities.add(options)))
                .money("MarginAvailableForTrading", free)
                .money("MarginCollateralNotAvailable", securities.add(options))
                .money("NetEquityForMargin", free)
                .count("NetPositionsCount", positions.netCount())
                .money("NonMarginPositionsValue", securities)
                .count("OpenPositionsCount", positions.count())
                .money("OptionPremiumsMarketValue", options)
                .count(
                        "OrdersCount",
                        accounts.stream().mapToInt(SampleAccount::orders).sum())
                .money("SpendingPower", free)
                .put("SpendingPowerDetail", new Fields().money("Current", free).money("Maximum", free))
                .money("TotalValue", free.add(unrealized))
                .money("TransactionsNotBooked", waiting)
                .put("TransactionsNotBookedDetail", new Fields().money(notBooked()))
                .money("UnrealizedMarginOpenProfitLoss", margin)
                .money("UnrealizedMarginProfitLoss", margin)
                .money("UnrealizedPositionsValue", unrealized.add(toClose))
                .money("UnrealizedPositionsValueExcludingCostToClosePositions", unrealized);
    }

    private static Fields initialMargin(BigDecimal free, BigDecimal notAvailable) {
        return new Fields()
                .money("CollateralAvailable", free)
                .money("MarginAvailable", free)
                .money("MarginCollateralNotAvailable", notAvailable)
                .money("MarginUsedByCurrentPositions", BigDecimal.ZERO)
                .money("MarginUtilizationPct", BigDecimal.ZERO)
                .money("NetEquityForMargin", free)
                .money("OtherCollateralDeduction", BigDecimal.ZERO);
    }

    private BigDecimal total(Function<SampleAccount, BigDecimal> amount) {
        return accounts.stream()
                .map(account -> amount.apply(account).multiply(client.rate(account.currency(), currency)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    // A kind of which nothing waits is told only if nothing waits at all.
    private Map<String, BigDecimal> notBooked() {
        Map<String, BigDecimal> kinds = new LinkedHashMap<>();
        for (SampleAccount account : accounts) {
            account.notBooked().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .filter(kind -> kind.getValue().signum() != 0)
                    .forEach(kind -> kinds.merge(
                            kind.getKey(),
                            kind.getValue().multiply(client.rate(account.currency(), currency)),
                            BigDecimal::add));
        }
        return kinds.isEmpty() ? Map.of("CashDeposit", BigDecimal.ZERO) : kinds;
    }
}
