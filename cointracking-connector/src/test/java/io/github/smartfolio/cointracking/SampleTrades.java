package io.github.smartfolio.cointracking;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.NativeId;
import io.github.smartfolio.ledger.Charge;
import io.github.smartfolio.ledger.Evidence;
import io.github.smartfolio.ledger.ExternalId;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Movement;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ten trades of the sample files and of the sample answers, by hand, and what tests want to know of transactions. */
final class SampleTrades {

    private SampleTrades() {}

    /**
     * A transaction begun.
     *
     * @param at in {@code zone}, with the date in it
     * @param ids with their schemes, as {@code trade:TKR1-AAAAA-000001}
     */
    static Transaction.Builder booked(
            String at, ZoneId zone, String place, Kind kind, String type, String comment, List<String> ids) {
        LocalDateTime time = LocalDateTime.parse(at);
        Set<ExternalId> parsed = ids.stream().map(ExternalId::parse).collect(Collectors.toSet());
        return Transaction.on(time.toLocalDate(), AccountId.of("cointracking", place), kind)
                .at(time.atZone(zone).toInstant())
                .evidence(new Evidence(parsed, type, "", comment));
    }

    static Instrument coin(String ticker) {
        return new Instrument(Set.of(NativeId.of("cointracking", ticker)), ticker, AssetClass.CRYPTO, Optional.empty());
    }

    static Movement units(String ticker, String quantity) {
        return Movement.of(coin(ticker), quantity);
    }

    static Movement feeUnits(String ticker, String quantity) {
        return Movement.fee(coin(ticker), Quantity.of(quantity));
    }

    static Charge fee(String money) {
        return Charge.fee(Money.parse(money), "Fee");
    }

    /** What CoinTracking's ids and values are in one of the samples, in the order of the trades; maybe empty. */
    record Variant(ZoneId zone, List<List<String>> ids, List<String> worths) {

        static Variant plain(ZoneId zone) {
            return new Variant(
                    zone,
                    Stream.generate(List::<String>of).limit(10).toList(),
                    Stream.generate(() -> "").limit(10).toList());
        }

        Variant withIds(List<List<String>> other) {
            return new Variant(zone, other, worths);
        }

        private Transaction.Builder begun(int number, String at, String place, Kind kind, String type, String comment) {
            Transaction.Builder begun = booked(at, zone, place, kind, type, comment, ids.get(number));
            if (!worths.get(number).isEmpty()) {
                begun.worth(Money.parse(worths.get(number)));
            }
            return begun;
        }
    }

    /** As in the English files; in others the types have other names. */
    static List<Transaction> ledger(Variant variant) {
        return List.of(
                variant.begun(0, "2024-01-02T09:00:00", "Kraken", Kind.DEPOSIT, "Deposit", "SEPA")
                        .gross(Money.parse("EUR 2000"))
                        .net(Money.parse("EUR 2000"))
                        .build(),
                // 800 + 2.08 = 802.08
                variant.begun(1, "2024-01-02T09:05:11", "Kraken", Kind.BUY, "Trade", "")
                        .movement(units("BTC", "0.02"))
                        .gross(Money.parse("EUR -800"))
                        .charge(fee("EUR -2.08"))
                        .net(Money.parse("EUR -802.08"))
                        .build(),
                // 550 + 1.43 = 551.43
                variant.begun(2, "2024-01-02T09:06:40", "Kraken", Kind.BUY, "Trade", "")
                        .movement(units("ETH", "0.25"))
                        .gross(Money.parse("EUR -550"))
                        .charge(fee("EUR -1.43"))
                        .net(Money.parse("EUR -551.43"))
                        .build(),
                // 0.01 - 0.0001 = 0.0099, which is what arrives below
                variant.begun(3, "2024-01-05T18:00:00", "Kraken", Kind.TRANSFER_OUT, "Withdrawal", "to Ledger")
                        .movement(units("BTC", "-0.0099"))
                        .movement(feeUnits("BTC", "-0.0001"))
                        .build(),
                variant.begun(4, "2024-01-05T18:21:32", "Ledger Live", Kind.TRANSFER_IN, "Deposit", "")
                        .movement(units("BTC", "0.0099"))
                        .build(),
                variant.begun(5, "2024-02-01T00:00:00", "Kraken", Kind.INCOME, "Staking", "")
                        .movement(units("ETH", "0.001"))
                        .build(),
                variant.begun(6, "2024-02-01T00:00:00", "Kraken", Kind.INCOME, "Staking", "")
                        .movement(units("ETH", "0.001"))
                        .build(),
                variant.begun(7, "2024-02-03T12:00:00", "Kraken", Kind.FEE, "Other Fee", "Dust, \"sweep\"")
                        .movement(units("ETH", "-0.0001"))
                        .build(),
                // 10 + 0.05 = 10.05
                variant.begun(8, "2024-03-01T10:00:00", "Kraken", Kind.BUY, "Trade", "")
                        .movement(units("SHIB", "1250000"))
                        .gross(Money.parse("EUR -10"))
                        .charge(fee("EUR -0.05"))
                        .net(Money.parse("EUR -10.05"))
                        .build(),
                variant.begun(9, "2024-03-09T08:00:00", "Phantom", Kind.INCOME, "Airdrop", "not SOL")
                        .movement(units("SOL2", "50"))
                        .build());
    }

    /** What is left of a coin after all of them. */
    static BigDecimal left(List<Transaction> transactions, String ticker) {
        return transactions.stream()
                .flatMap(transaction -> transaction.movements().stream())
                .filter(movement -> movement.instrument().equals(coin(ticker)))
                .map(movement -> movement.quantity().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .stripTrailingZeros();
    }

    /** What is left of a currency after all of them. */
    static Money cash(List<Transaction> transactions, String currency) {
        return transactions.stream()
                .flatMap(transaction -> transaction.net().stream())
                .filter(net -> net.currency().getCurrencyCode().equals(currency))
                .reduce(Money.of("0", currency), Money::plus);
    }
}
