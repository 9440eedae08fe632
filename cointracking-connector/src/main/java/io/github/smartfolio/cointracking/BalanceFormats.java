package io.github.smartfolio.cointracking;

import static java.util.Map.entry;

import io.github.smartfolio.csv.Column;
import io.github.smartfolio.csv.FileFormat;
import io.github.smartfolio.csv.NumberStyle;
import io.github.smartfolio.csv.Tickers;
import io.github.smartfolio.csv.Vocabulary;
import io.github.smartfolio.instrument.AssetClass;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** CoinTracking's balance files, as real ones look (file-formats 3.2). Nobody has seen other than English headers. */
final class BalanceFormats {

    /** One kind for all three: a person who uses two of them would count every coin twice. */
    static final String KIND = "cointracking-balances";

    private static final Vocabulary WORDS = Vocabulary.ofAssetTypes(
            Map.of(
                    "Coin", AssetClass.CRYPTO,
                    "Coin (dead)", AssetClass.CRYPTO,
                    "ICO", AssetClass.CRYPTO,
                    "Other", AssetClass.CRYPTO),
            Set.of("Currency"));

    private static final List<String> GROUP = List.of("Group", "Trade-Group");

    static final FileFormat CURRENT_BALANCE = format(
            Map.ofEntries(
                    entry(Column.SYMBOL, List.of("Ticker")),
                    entry(Column.INSTRUMENT, List.of("Name")),
                    entry(Column.ASSET_TYPE, List.of("Type")),
                    entry(Column.QUANTITY, List.of("Amount")),
                    entry(Column.CLIENT_VALUE, List.of("Value in *")),
                    entry(Column.SECOND_VALUE, List.of("Value in BTC")),
                    entry(Column.PRICE, List.of("Price in *")),
                    entry(Column.GROUP, GROUP)),
            Set.of("% of total", "Price in BTC", "Trend 1h in %", "Trend 24h in %", "Trend 7d in %", "Trend 30d in %"),
            Optional.empty());

    static final FileFormat BALANCE_BY_EXCHANGE = byExchange("Currency", Optional.empty());

    // "BTC (Bitcoin) by Exchange", "SOL2 by Exchange"
    static final FileFormat COINS_BY_EXCHANGE =
            byExchange("Coin", Optional.of(Pattern.compile("(?sU)([^\\s(]+)(?:\\s+\\((.*)\\))?(?:\\s++by Exchange)?")));

    static final List<FileFormat> ALL = List.of(CURRENT_BALANCE, BALANCE_BY_EXCHANGE, COINS_BY_EXCHANGE);

    private BalanceFormats() {}

    private static FileFormat byExchange(String ticker, Optional<Pattern> tickerAndName) {
        return format(
                Map.ofEntries(
                        entry(Column.SYMBOL, List.of(ticker)),
                        entry(Column.QUANTITY, List.of("Amount")),
                        entry(Column.CLIENT_VALUE, List.of("Current value in *")),
                        entry(Column.SECOND_VALUE, List.of("Current value in BTC")),
                        entry(Column.ACCOUNT, List.of("Exchange")),
                        entry(Column.GROUP, GROUP)),
                Set.of(),
                tickerAndName);
    }

    private static FileFormat format(
            Map<Column, List<String>> columns, Set<String> others, Optional<Pattern> tickerAndName) {
        return new FileFormat(
                KIND,
                Place.INSTITUTION,
                "en",
                columns,
                others,
                WORDS,
                NumberStyle.POINT_AND_STRAY_COMMAS,
                Optional.empty(),
                Place::account,
                Optional.of(new Tickers(AssetClass.CRYPTO, tickerAndName, Fiat::tryParse)));
    }
}
