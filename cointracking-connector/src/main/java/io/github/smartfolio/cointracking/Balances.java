package io.github.smartfolio.cointracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.account.CashBalance;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.http.CallException;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What there is and where it lies. The balance decides how much there is of a coin; what no place holds of it, or the places hold too
 * much, lies in the unspecified account.
 */
final class Balances {

    private static final AccountId ELSEWHERE = AccountId.unspecified(Place.INSTITUTION);

    private final Currency currency;
    private final Map<String, CoinEntry> balance = new LinkedHashMap<>();
    private final Set<String> unreadable = new HashSet<>();
    private final Map<AccountId, Map<String, Holding>> places = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    /**
     * So many of a coin at one place.
     *
     * @param value absent if it is not known, be it of a part only
     */
    private record Holding(BigDecimal amount, Optional<BigDecimal> value) {

        static final Holding NONE = new Holding(BigDecimal.ZERO, Optional.of(BigDecimal.ZERO));

        Holding plus(Holding other) {
            return new Holding(amount.add(other.amount), value.flatMap(mine -> other.value.map(mine::add)));
        }

        Holding minus(Holding other) {
            return plus(new Holding(other.amount.negate(), other.value.map(BigDecimal::negate)));
        }
    }

    /** @throws CallException if one of the two cannot be understood */
    Balances(Answer balance, Answer places) {
        this.currency = balance.currency()
                .flatMap(Fiat::tryParse)
                .orElseThrow(() -> balance.unreadable("names no currency of the account that is known"));
        if (places.currency()
                .filter(other -> !other.equals(currency.getCurrencyCode()))
                .isPresent()) {
            throw places.unreadable("is in another currency than the balance");
        }
        readBalance(balance);
        readPlaces(places);
        addTheRest();
    }

    private void readBalance(Answer answer) {
        Map<String, JsonNode> coins = answer.details();
        coins.forEach((coin, node) -> {
            try {
                CoinEntry.from(coin, node).ifPresent(entry -> balance.put(coin, entry));
            } catch (UnreadableMember e) {
                unreadable.add(coin);
                findings.add(
                        Finding.of(Severity.ERROR, "UNREADABLE_ENTRY", coin + " is left out, because " + e.why() + '.')
                                .inColumn("details." + coin + '.' + e.member(), e.value()));
            }
        });
        if (balance.isEmpty() && !unreadable.isEmpty()) {
            throw answer.unreadable("has no entry that can be understood");
        }
    }

    private void readPlaces(Answer answer) {
        Map<String, JsonNode> all = answer.details();
        int understood = 0;
        for (Map.Entry<String, JsonNode> place : all.entrySet()) {
            Optional<Map<String, JsonNode>> coins = Answer.coins(place.getValue());
            if (coins.isEmpty()) {
                findings.add(withoutPlace("What lies at " + place.getKey(), "it cannot be understood")
                        .inColumn("details." + place.getKey(), place.getValue().toString()));
            } else if (readPlace(place.getKey(), coins.get())) {
                understood++;
            }
        }
        if (understood == 0 && !all.isEmpty()) {
            throw answer.unreadable("has no place that can be understood");
        }
    }

    /** Whether an entry could be understood, or there is none. */
    private boolean readPlace(String name, Map<String, JsonNode> coins) {
        AccountId account = Place.account(name);
        boolean understood = coins.isEmpty();
        for (Map.Entry<String, JsonNode> coin : coins.entrySet()) {
            String ticker = coin.getKey();
            try {
                Optional<CoinEntry> entry = CoinEntry.from(ticker, coin.getValue());
                understood = true;
                if (!unreadable.contains(ticker)) {
                    entry.ifPresent(e -> add(account, ticker, new Holding(e.amount(), e.knownValue(price(ticker)))));
                }
            } catch (UnreadableMember e) {
                findings.add(withoutPlace(ticker + " at " + name, e.why())
                        .inColumn("details." + name + '.' + ticker + '.' + e.member(), e.value())
                        .inAccount(account));
            }
        }
        return understood;
    }

    private static Finding withoutPlace(String what, String why) {
        return Finding.of(
                Severity.WARNING, "UNREADABLE_PLACE", what + " counts without its place, because " + why + '.');
    }

    private void addTheRest() {
        Map<String, Holding> placed = new LinkedHashMap<>();
        places.values().forEach(coins -> coins.forEach((coin, held) -> placed.merge(coin, held, Holding::plus)));
        Set<String> coins = new LinkedHashSet<>(balance.keySet());
        coins.addAll(placed.keySet());
        for (String coin : coins) {
            Holding all = Optional.ofNullable(balance.get(coin))
                    .map(entry -> new Holding(entry.amount(), entry.knownValue(Optional.empty())))
                    .orElse(Holding.NONE);
            Holding rest = all.minus(placed.getOrDefault(coin, Holding.NONE));
            if (rest.amount().signum() == 0) {
                continue;
            }
            if (!balance.containsKey(coin)) {
                findings.add(Finding.of(
                                Severity.WARNING,
                                "NOT_IN_BALANCE",
                                coin + " lies at a place, but CoinTracking's balance has none of it:"
                                        + " what lies there is taken off without a place.")
                        .inColumn("details." + coin, "")
                        .inAccount(ELSEWHERE));
            }
            add(ELSEWHERE, coin, rest);
        }
    }

    private void add(AccountId account, String coin, Holding holding) {
        places.computeIfAbsent(account, place -> new LinkedHashMap<>()).merge(coin, holding, Holding::plus);
    }

    private Optional<BigDecimal> price(String coin) {
        return Optional.ofNullable(balance.get(coin)).flatMap(CoinEntry::price);
    }

    /** Those where something lies; the unspecified one, empty, if there is nothing at all. */
    List<AccountSnapshot> accounts() {
        List<AccountSnapshot> accounts = new ArrayList<>();
        places.forEach((account, coins) -> {
            List<CashBalance> cash = new ArrayList<>();
            List<Position> positions = new ArrayList<>();
            coins.forEach((coin, held) -> {
                if (held.amount().signum() != 0) {
                    Fiat.tryParse(coin)
                            .ifPresentOrElse(
                                    money -> cash.add(cash(money, held)), () -> positions.add(position(coin, held)));
                }
            });
            if (!cash.isEmpty() || !positions.isEmpty()) {
                accounts.add(AccountSnapshot.of(account, cash, positions));
            }
        });
        return accounts.isEmpty() ? List.of(AccountSnapshot.of(ELSEWHERE, List.of(), List.of())) : accounts;
    }

    private CashBalance cash(Currency money, Holding held) {
        CashBalance cash = CashBalance.of(Money.of(held.amount(), money));
        return held.value()
                .filter(value -> !money.equals(currency))
                .map(value -> cash.withClientValue(Money.of(value, currency)))
                .orElse(cash);
    }

    private Position position(String coin, Holding held) {
        Position position = Position.of(Coin.of(coin), Quantity.of(held.amount()));
        Position priced = price(coin)
                .filter(price -> price.signum() != 0)
                .map(price -> position.withPrice(Money.of(price, currency)))
                .orElse(position);
        return held.value()
                .map(value -> priced.withClientValue(Money.of(value, currency)))
                .orElse(priced);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
