package io.github.smartfolio.ledger;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.portfolio.AccountView;
import io.github.smartfolio.portfolio.Portfolio;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a broker says is held, to be compared with the ledger.
 *
 * @param asOf when the broker's books were read
 */
public record Holding(AccountId account, InstrumentId instrument, Position position, Instant asOf) {

    public Holding {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(asOf, "asOf");
    }

    /** Every position of a portfolio. */
    public static List<Holding> in(Portfolio portfolio) {
        return portfolio.accounts().stream().flatMap(view -> in(view).stream()).toList();
    }

    private static List<Holding> in(AccountView view) {
        return view.positions().stream()
                .map(position -> new Holding(view.account(), position.id(), position.position(), view.asOf()))
                .toList();
    }

    /**
     * What the broker says all of it cost, in the currency of its profit: the value without the profit, or for what is bought for its
     * full price the average price of all units. A bond's average price may be in percent, so it is not used.
     */
    Optional<Money> reportedCost() {
        return position.unrealizedProfit()
                .flatMap(profit -> position.marketValue()
                        .filter(value -> value.currency().equals(profit.currency()))
                        .or(() -> position.clientValue()
                                .filter(value -> value.currency().equals(profit.currency())))
                        .map(value -> value.minus(profit)))
                .or(() -> position.averagePrice()
                        .filter(price -> isPricedByUnit())
                        .map(price -> price.times(position.quantity())));
    }

    private boolean isPricedByUnit() {
        return switch (position.instrument().assetClass()) {
            case STOCK, ETF, FUND, CRYPTO, CERTIFICATE -> true;
            default -> false;
        };
    }
}
