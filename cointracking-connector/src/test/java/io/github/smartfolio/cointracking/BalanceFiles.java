package io.github.smartfolio.cointracking;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.account.CashBalance;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.connect.FileSource;
import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.NativeId;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.SourceId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The sample files of the tests, what is in them by hand, and what the tests want to know of a report. */
final class BalanceFiles {

    static final String CURRENT_BALANCE = "CoinTracking - Current Balance.csv";
    static final String BALANCE_BY_EXCHANGE = "CoinTracking - Balance by Exchange - 26.08.2025.csv";
    static final String COINS_BY_EXCHANGE = "CoinTracking - Coins by Exchange - 26.08.2025.csv";

    static final Instant RECEIVED = Instant.parse("2026-11-22T12:00:00Z");
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private BalanceFiles() {}

    static UploadedFile balances(String name) {
        return resource("balances", name);
    }

    static UploadedFile resource(String folder, String name) {
        try (InputStream in = BalanceFiles.class.getResourceAsStream(folder + "/" + name)) {
            return UploadedFile.of(name, in.readAllBytes(), RECEIVED, PARIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a sample, without its byte order mark. */
    static String content(String name) {
        byte[] bytes = balances(name).head(Integer.MAX_VALUE);
        return new String(bytes, StandardCharsets.UTF_8).substring(1);
    }

    static UploadedFile text(String content) {
        return bytes(content.getBytes(StandardCharsets.UTF_8));
    }

    static UploadedFile bytes(byte[] content) {
        return UploadedFile.of("balances", content, RECEIVED, PARIS);
    }

    static ImportReport read(UploadedFile file) {
        return new CoinTrackingFiles().read(file);
    }

    static FileSource source(Supplier<UploadedFile> file) {
        return new FileSource(SourceId.of(ConnectionId.of("cointracking"), "file-1"), new CoinTrackingFiles(), file);
    }

    static AccountSnapshot account(String place, List<CashBalance> cash, Position... positions) {
        return AccountSnapshot.of(AccountId.of("cointracking", place), cash, List.of(positions));
    }

    static CashBalance cash(String amount, String currency) {
        return CashBalance.of(Money.of(amount, currency));
    }

    static Position coin(String ticker, String name, String quantity) {
        Instrument coin =
                new Instrument(Set.of(NativeId.of("cointracking", ticker)), name, AssetClass.CRYPTO, Optional.empty());
        return Position.of(coin, Quantity.of(quantity));
    }

    static List<Position> positions(ImportReport report) {
        return report.accounts().stream().flatMap(a -> a.positions().stream()).toList();
    }

    /** What the coins are worth in euro, and the cash that is in euro. */
    static Money sum(ImportReport report) {
        Money sum = Money.of("0", "EUR");
        for (AccountSnapshot account : report.accounts()) {
            for (Position position : account.positions()) {
                sum = position.clientValue().map(sum::plus).orElse(sum);
            }
            for (CashBalance cash : account.cash()) {
                sum = cash.balance().currency().getCurrencyCode().equals("EUR") ? sum.plus(cash.balance()) : sum;
            }
        }
        return sum;
    }

    static List<String> codes(ImportReport report) {
        return report.findings().stream().map(Finding::code).toList();
    }

    /** What {@link #CURRENT_BALANCE} holds. */
    static List<AccountSnapshot> currentBalance() {
        return List.of(AccountSnapshot.of(
                AccountId.unspecified("cointracking"),
                List.of(cash("636.44", "EUR")),
                List.of(
                        coin("BTC", "Bitcoin", "0.01981831")
                                .withPrice(Money.of("93000", "EUR"))
                                .withClientValue(Money.of("1843.10", "EUR")),
                        coin("ETH", "Ethereum", "0.2519")
                                .withPrice(Money.of("3350", "EUR"))
                                .withClientValue(Money.of("843.86", "EUR")),
                        coin("SHIB", "Shiba Inu", "1250000")
                                .withPrice(Money.of("0.0000105", "EUR"))
                                .withClientValue(Money.of("13.12", "EUR")),
                        // a price of 0 is no price
                        coin("SOL2", "SOL2", "50"),
                        coin("GST", "Green Satoshi Token SOL", "-12.5")
                                .withPrice(Money.of("0.0024", "EUR"))
                                .withClientValue(Money.of("-0.03", "EUR")))));
    }

    /** What {@link #BALANCE_BY_EXCHANGE} holds. */
    static List<AccountSnapshot> balanceByExchange() {
        return List.of(
                account(
                        "Binance",
                        List.of(),
                        coin("BTC", "BTC", "-0.00008169").withClientValue(Money.of("-7.60", "EUR"))),
                account(
                        "Kraken",
                        List.of(cash("636.44", "EUR")),
                        coin("BTC", "BTC", "0.01").withClientValue(Money.of("930", "EUR")),
                        coin("ETH", "ETH", "0.2519").withClientValue(Money.of("843.86", "EUR")),
                        coin("SHIB", "SHIB", "1250000").withClientValue(Money.of("13.12", "EUR"))),
                account(
                        "Ledger Live",
                        List.of(),
                        coin("BTC", "BTC", "0.0099").withClientValue(Money.of("920.70", "EUR"))),
                account("Phantom", List.of(), coin("SOL2", "SOL2", "50")));
    }

    /** What {@link #COINS_BY_EXCHANGE} holds. */
    static List<AccountSnapshot> coinsByExchange() {
        return List.of(
                account(
                        "Kraken",
                        List.of(cash("636.44", "EUR")),
                        coin("BTC", "Bitcoin", "0.01").withClientValue(Money.of("930", "EUR")),
                        coin("ETH", "Ethereum", "0.2519").withClientValue(Money.of("843.86", "EUR")),
                        coin("SHIB", "Shiba Inu", "1250000").withClientValue(Money.of("13.12", "EUR"))),
                account(
                        "Ledger Live",
                        List.of(),
                        coin("BTC", "Bitcoin", "0.0099").withClientValue(Money.of("920.70", "EUR"))),
                account(
                        "Binance",
                        List.of(),
                        coin("BTC", "Bitcoin", "-0.00008169").withClientValue(Money.of("-7.60", "EUR"))),
                account(
                        "Ledger Wallets",
                        List.of(),
                        coin("ELONGATE", "ELONGATE", "7391553200.5").withClientValue(Money.of("7.39", "EUR"))),
                account("Phantom", List.of(), coin("SOL2", "SOL2", "50")));
    }
}
