package io.github.smartfolio.csv;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.connect.FileSource;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.Isin;
import io.github.smartfolio.instrument.ListedSymbol;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.source.BalanceSource;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.source.SourceId;
import io.github.smartfolio.source.SourceSnapshot.Content;
import io.github.smartfolio.testkit.BalanceSourceContract;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** A Saxo file as a source. */
class FileSourceContractTest extends BalanceSourceContract {

    @Override
    protected BalanceSource healthy() {
        return source(() -> Files.positions("Posizioni_19-dic-2025_17_49_12_ORDER_UNVERIFIED.csv"));
    }

    @Override
    protected List<AccountSnapshot> expected() {
        return List.of(AccountSnapshot.of(
                AccountId.of("saxo", "15500/100001EUR"),
                List.of(),
                List.of(
                        position("NVIDIA Corp.", "USD", "US67066G1040", "NVDA", "XNAS", AssetClass.STOCK, "10")
                                .withAveragePrice(Money.of("140.5", "USD"))
                                .withPrice(Money.of("180.99", "USD"))
                                .withUnrealizedProfit(Money.of("318.22", "EUR"))
                                .withClientValue(Money.of("1543.18", "EUR")),
                        position("Ferrari NV", "EUR", "NL0011585146", "RACE", "XMIL", AssetClass.STOCK, "5")
                                .withAveragePrice(Money.of("371.2", "EUR"))
                                .withPrice(Money.of("318.4", "EUR"))
                                .withUnrealizedProfit(Money.of("-268", "EUR"))
                                .withClientValue(Money.of("1592", "EUR")),
                        position(
                                        "iShares Core MSCI World UCITS ETF",
                                        "EUR",
                                        "IE00B4L5Y983",
                                        "SWDA",
                                        "XMIL",
                                        AssetClass.ETF,
                                        "40")
                                .withAveragePrice(Money.of("101.155", "EUR"))
                                .withPrice(Money.of("109.48", "EUR"))
                                .withUnrealizedProfit(Money.of("328", "EUR"))
                                .withClientValue(Money.of("4379.20", "EUR")))));
    }

    @Override
    protected Set<Content> contents() {
        return Set.of(Content.POSITIONS);
    }

    @Override
    protected Set<Reason> possibleFailures() {
        return Set.of(Reason.UNREADABLE);
    }

    @Override
    protected BalanceSource failing(Reason reason) {
        return source(() -> Files.broken("truncated.xlsx"));
    }

    @Override
    protected BalanceSource damaged() {
        return source(() -> Files.broken("truncated_mid_row.csv"));
    }

    @Override
    protected BalanceSource detached() {
        return source(() -> {
            throw new AssertionError("constructing must not look for the file");
        });
    }

    @Override
    protected Set<Capability> declined() {
        return Set.of(Capability.WAITING, Capability.SECRETS);
    }

    private static BalanceSource source(Supplier<UploadedFile> file) {
        return new FileSource(SourceId.of(ConnectionId.of("saxo"), "file-1"), new SaxoFiles(), file);
    }

    private static Position position(
            String name, String currency, String isin, String symbol, String mic, AssetClass kind, String quantity) {
        return Position.of(
                Instrument.of(name, kind, Currency.getInstance(currency), Isin.of(isin), ListedSymbol.of(symbol, mic)),
                Quantity.of(quantity));
    }
}
