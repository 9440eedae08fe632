package io.github.smartfolio.cointracking;

import static io.github.smartfolio.cointracking.BalanceFiles.PARIS;
import static io.github.smartfolio.cointracking.BalanceFiles.codes;
import static io.github.smartfolio.cointracking.BalanceFiles.read;
import static io.github.smartfolio.cointracking.BalanceFiles.resource;
import static io.github.smartfolio.cointracking.BalanceFiles.text;
import static io.github.smartfolio.cointracking.SampleTrades.booked;
import static io.github.smartfolio.cointracking.SampleTrades.cash;
import static io.github.smartfolio.cointracking.SampleTrades.fee;
import static io.github.smartfolio.cointracking.SampleTrades.feeUnits;
import static io.github.smartfolio.cointracking.SampleTrades.ledger;
import static io.github.smartfolio.cointracking.SampleTrades.left;
import static io.github.smartfolio.cointracking.SampleTrades.units;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.cointracking.SampleTrades.Variant;
import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.Rows;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.ledger.Evidence;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CoinTracking's Trade Table in the forms in which it is exported, with figures by hand, and what its shape leaves open. */
class TradeTableTest {

    private static final String HEADER =
            "\"Type\",\"Buy\",\"Cur.\",\"Sell\",\"Cur.\",\"Fee\",\"Cur.\",\"Exchange\",\"Group\",\"Comment\",\"Date\"";
    private static final List<List<String>> NETWORK_IDS = List.of(
            List.of(),
            List.of("network:TKR1-AAAAA-000001"),
            List.of("network:TKR1-AAAAA-000002"),
            List.of("network:HASH0001"),
            List.of("network:HASH0001"),
            List.of("network:STK1"),
            List.of("network:STK2"),
            List.of(),
            List.of("network:TKR1-AAAAA-000003"),
            List.of());

    private static ImportReport sample(String name) {
        return read(resource("trades", name));
    }

    private static List<Transaction> transactions(ImportReport report) {
        return report.booked().transactions();
    }

    /** Of a file of 11 columns. */
    private static UploadedFile rows(String... rows) {
        return text(HEADER + '\n' + String.join("\n", rows));
    }

    private static List<Transaction> accepted(String... rows) {
        ImportReport report = read(rows(rows));
        assertThat(report.refusal()).isEmpty();
        assertThat(report.findings()).isEmpty();
        return transactions(report);
    }

    private static Transaction.Builder atNoon(Kind kind, String type) {
        return booked("2024-05-06T12:00:00", PARIS, "Kraken", kind, type, "", List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CoinTracking_Trade_Table_12_columns_txid.csv",
                "CoinTracking_Trade_Table_full_export_13_columns.csv"
            })
    void readsTheTableWithIds(String name) {
        ImportReport report = sample(name);

        assertThat(transactions(report)).isEqualTo(ledger(Variant.plain(PARIS).withIds(NETWORK_IDS)));
        assertThat(report.rows()).isEqualTo(new Rows(10, 0, 0));
        assertThat(report.kind()).contains("cointracking-trades");
        assertThat(report.language()).contains("en");
        assertThat(report.contents()).containsExactly(Content.TRANSACTIONS);
        assertThat(report.hasFigures()).isFalse();
        assertThat(report.accounts()).isEmpty();
        assertThat(report.findings()).isEmpty();
        assertThat(report.questions()).isEmpty();
        // the end of the 9th of March in Paris, an hour ahead of UTC
        assertThat(report.asOf()).contains(Instant.parse("2024-03-09T22:59:59Z"));
        assertThat(report.asOfGuessed()).isFalse();
    }

    @Test
    void addsUpToWhatIsLeft() {
        List<Transaction> all = transactions(sample("CoinTracking_Trade_Table_12_columns_txid.csv"));

        // 2000 - 802.08 - 551.43 - 10.05
        assertThat(cash(all, "EUR")).isEqualTo(Money.parse("EUR 636.44"));
        // 0.02 - 0.0099 - 0.0001 + 0.0099
        assertThat(left(all, "BTC")).isEqualTo(new BigDecimal("0.0199"));
        // 0.25 + 2 * 0.001 - 0.0001
        assertThat(left(all, "ETH")).isEqualTo(new BigDecimal("0.2519"));
    }

    @Test
    void readsOldExportsWithDashesAndTheirTwins() {
        ImportReport report = sample("CoinTracking_Trade_Table_dash_placeholders_old.csv");

        // the two rows of staking are equal to the letter, and both are there
        assertThat(transactions(report)).isEqualTo(ledger(Variant.plain(PARIS)));
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void readsSpanish() {
        ImportReport report = sample("CoinTracking_Trade_Table_16_columnas.csv");

        Map<String, String> spanish = Map.of(
                "Deposit", "Depósito",
                "Trade", "Operación",
                "Withdrawal", "Retirada",
                "Staking", "Staking",
                "Other Fee", "Otras comisiones");
        List<List<String>> ids = IntStream.range(0, 10)
                .mapToObj(i -> i == 3 || i == 4 ? List.of("network:HASH0001") : List.<String>of())
                .toList();
        List<Transaction> expected = ledger(Variant.plain(PARIS).withIds(ids)).subList(0, 9);
        assertThat(transactions(report))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("evidence")
                .isEqualTo(expected);
        assertThat(transactions(report))
                .extracting(Transaction::evidence)
                .extracting(evidence -> evidence.type())
                .containsExactlyElementsOf(expected.stream()
                        .map(t -> spanish.get(t.evidence().type()))
                        .toList());
        assertThat(transactions(report))
                .extracting(transaction -> transaction.evidence().ids())
                .containsExactlyElementsOf(
                        expected.stream().map(t -> t.evidence().ids()).toList());
        assertThat(report.language()).contains("es");
        assertThat(report.rows()).isEqualTo(new Rows(9, 0, 0));
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void readsTradePrices() {
        ImportReport report = sample("CoinTracking_Trade_Prices_13_columns.csv");

        assertThat(transactions(report))
                .containsExactly(
                        booked("2024-01-02T09:05:00", PARIS, "Kraken", Kind.BUY, "Trade", "", List.of())
                                .movement(units("BTC", "0.02"))
                                .gross(Money.parse("EUR -800"))
                                .net(Money.parse("EUR -800"))
                                .build(),
                        booked("2024-01-02T09:00:00", PARIS, "Kraken", Kind.DEPOSIT, "Deposit", "", List.of())
                                .gross(Money.parse("EUR 2000"))
                                .net(Money.parse("EUR 2000"))
                                .build());
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void readsTheFormOfImports() {
        ImportReport report = sample("CoinTracking_import_format_15_columns.csv");

        assertThat(transactions(report))
                .containsExactly(
                        ledger(Variant.plain(PARIS).withIds(NETWORK_IDS)).get(1));
        assertThat(report.questions()).isEmpty();
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void knowsOnlyTheUnitsWhereTheFileDoesNotSayWhatWasPaid() {
        ImportReport report = sample("CoinTracking_Trade_Liste_semikolon_PARTIAL.csv");

        assertThat(transactions(report))
                .containsExactly(
                        Transaction.on(LocalDate.of(2024, 1, 2), AccountId.unspecified("cointracking"), Kind.BUY)
                                .at(Instant.parse("2024-01-02T08:05:00Z"))
                                .movement(units("BTC", "0.02").at(Money.parse("EUR 40000")))
                                .evidence(Evidence.of("Trade", ""))
                                .build());
        assertThat(report.language()).contains("de");
        assertThat(report.findings())
                .extracting(Finding::severity, Finding::code)
                .containsExactly(tuple(Severity.WARNING, "MISSING_COLUMN"));
    }

    @Test
    void readsFourteenColumns() {
        String header = HEADER + ",\"Trade ID\",\"Imported From\",\"Add Date\"";
        String row = "\"Airdrop\",\"50.00000000\",\"SOL2\",\"\",\"\",\"\",\"\",\"Phantom\",\"\",\"not SOL\","
                + "\"09.03.2024 08:00:00\",\"A-1\",\"csv\",\"01.01.2025 00:00:00\"";

        ImportReport report = read(text(header + '\n' + row));

        assertThat(transactions(report))
                .containsExactly(booked(
                                "2024-03-09T08:00:00",
                                PARIS,
                                "Phantom",
                                Kind.INCOME,
                                "Airdrop",
                                "not SOL",
                                List.of("trade:A-1"))
                        .movement(units("SOL2", "50"))
                        .build());
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void readsGerman() {
        String german = "\"Typ\",\"Kauf\",\"Cur.\",\"Verkauf\",\"Cur.\",\"Gebühr\",\"Cur.\",\"Börse\",\"Gruppe\","
                + "\"Kommentar\",\"Datum\"\n"
                + "\"Auszahlung\",\"\",\"\",\"250.00\",\"EUR\",\"1.00\",\"EUR\",\"Kraken\",\"\",\"\",\"06.05.2024 12:00\"";

        ImportReport report = read(text(german));

        // 250 with the fee in it: 249 go to the bank
        assertThat(transactions(report))
                .containsExactly(atNoon(Kind.WITHDRAWAL, "Auszahlung")
                        .gross(Money.parse("EUR -249"))
                        .charge(fee("EUR -1"))
                        .net(Money.parse("EUR -250"))
                        .build());
        assertThat(report.language()).contains("de");
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void readsAllTypes() {
        ImportReport report = sample("CoinTracking_Trade_Table_all_types_11_columns.csv");

        // The three trades and the swap are paid in dollars: purchases. In: three from elsewhere, 18 incomes, then a
        // loan
        // and collateral. Out: three to elsewhere, nine expenses, four fees, then collateral, a loan, and what was
        // liquidated. 4 + 5 + 18 + 5 + 10 + 4 = 46
        assertThat(transactions(report).stream().collect(groupingBy(Transaction::kind, counting())))
                .isEqualTo(Map.of(
                        Kind.BUY, 4L,
                        Kind.TRANSFER_IN, 5L,
                        Kind.INCOME, 18L,
                        Kind.TRANSFER_OUT, 5L,
                        Kind.EXPENSE, 10L,
                        Kind.FEE, 4L));
        assertThat(report.rows()).isEqualTo(new Rows(46, 0, 0));
        // 4 * (400 + 0.80)
        assertThat(cash(transactions(report), "USD")).isEqualTo(Money.parse("USD -1603.2"));
        // 23 come in and 19 go out: 4 * 0.01
        assertThat(left(transactions(report), "ETH")).isEqualTo(new BigDecimal("0.04"));
        assertThat(left(transactions(report), "BTC")).isEqualTo(new BigDecimal("6"));
        assertThat(report.findings()).isEmpty();
        assertThat(transactions(report).get(24))
                .isEqualTo(booked(
                                "2024-11-02T00:00:24",
                                PARIS,
                                "Ledger Live",
                                Kind.TRANSFER_OUT,
                                "Withdrawal",
                                "out, \"quoted\"",
                                List.of())
                        .movement(units("ETH", "-0.01"))
                        .build());
    }

    @Test
    void sellsForMoney() {
        assertThat(accepted("Trade,500,USD,0.01,BTC,1.5,USD,Kraken,,,2024-05-06 12:00:00"))
                // 500 - 1.50
                .containsExactly(atNoon(Kind.SELL, "Trade")
                        .movement(units("BTC", "-0.01"))
                        .gross(Money.parse("USD 500"))
                        .charge(fee("USD -1.5"))
                        .net(Money.parse("USD 498.5"))
                        .build());
    }

    @Test
    void paysCoinsWithCoins() {
        assertThat(accepted("Trade,2,ETH,0.1,BTC,0.001,BNB,Kraken,,,2024-05-06 12:00:00"))
                .containsExactly(atNoon(Kind.SWAP, "Trade")
                        .movement(units("BTC", "-0.1"))
                        .movement(units("ETH", "2"))
                        .movement(feeUnits("BNB", "-0.001"))
                        .build());
        assertThat(accepted("Trade,2,ETH,0.1,BTC,3,EUR,Kraken,,,2024-05-06 12:00:00"))
                .containsExactly(atNoon(Kind.SWAP, "Trade")
                        .movement(units("BTC", "-0.1"))
                        .movement(units("ETH", "2"))
                        .gross(Money.parse("EUR 0"))
                        .charge(fee("EUR -3"))
                        .net(Money.parse("EUR -3"))
                        .build());
        assertThat(accepted("Swap (non taxable),2,WETH,2,ETH,,,Kraken,,,2024-05-06 12:00:00"))
                .containsExactly(atNoon(Kind.EXCHANGE, "Swap (non taxable)")
                        .movement(units("ETH", "-2"))
                        .movement(units("WETH", "2"))
                        .build());
    }

    @Test
    void booksAFeeInAnotherCurrencyApart() {
        assertThat(accepted("Trade,0.01,BTC,400,USD,2,EUR,Kraken,,,2024-05-06 12:00:00"))
                .containsExactly(
                        atNoon(Kind.BUY, "Trade")
                                .movement(units("BTC", "0.01"))
                                .gross(Money.parse("USD -400"))
                                .net(Money.parse("USD -400"))
                                .build(),
                        atNoon(Kind.FEE, "Trade")
                                .gross(Money.parse("EUR -2"))
                                .net(Money.parse("EUR -2"))
                                .build());
    }

    @Test
    void exchangesTwoCurrencies() {
        assertThat(accepted("Trade,108,USD,100,EUR,1,USD,Kraken,,,2024-05-06 12:00:00"))
                // 108 - 1
                .containsExactly(
                        atNoon(Kind.TRANSFER_OUT, "Trade")
                                .gross(Money.parse("EUR -100"))
                                .net(Money.parse("EUR -100"))
                                .build(),
                        atNoon(Kind.TRANSFER_IN, "Trade")
                                .gross(Money.parse("USD 108"))
                                .charge(fee("USD -1"))
                                .net(Money.parse("USD 107"))
                                .build());
    }

    @ParameterizedTest
    @CsvSource({
        "Interest Income, INTEREST, 5",
        "Lending Income, INTEREST, 5",
        "Dividends Income, DIVIDEND, 5",
        "Margin Profit, INCOME, 5",
        "Receive Loan, TRANSFER_IN, 5",
        "Deposit, DEPOSIT, 5"
    })
    void takesInMoney(String type, Kind kind, String amount) {
        Money money = Money.of(amount, "EUR");

        assertThat(accepted(type + ',' + amount + ",EUR,,,,,Kraken,,,2024-05-06 12:00:00"))
                .containsExactly(atNoon(kind, type).gross(money).net(money).build());
    }

    @ParameterizedTest
    @CsvSource({
        "Margin Loss, EXPENSE, 5",
        "Other Fee, FEE, 5",
        "Spend, EXPENSE, 5",
        "Repay Loan, TRANSFER_OUT, 5",
        "Withdrawal, WITHDRAWAL, 5"
    })
    void paysMoney(String type, Kind kind, String amount) {
        Money money = Money.of(amount, "EUR").negated();

        assertThat(accepted(type + ",-,," + amount + ",EUR,-,,Kraken,,,2024-05-06 12:00:00"))
                .containsExactly(atNoon(kind, type).gross(money).net(money).build());
    }

    @Test
    void takesAFeeThatStandsAloneForOne() {
        assertThat(accepted("Trade,,,,,0.5,BNB,Kraken,,,2024-05-06 12:00:00"))
                .containsExactly(
                        atNoon(Kind.FEE, "Trade").movement(units("BNB", "-0.5")).build());
    }

    @Test
    void doesNotTakeAFeeGreaterThanTheWithdrawalOutOfIt() {
        assertThat(accepted("Withdrawal,,,0.1,BNB,0.5,BNB,Kraken,,,2024-05-06 12:00:00"))
                .containsExactly(atNoon(Kind.TRANSFER_OUT, "Withdrawal")
                        .movement(units("BNB", "-0.1"))
                        .movement(feeUnits("BNB", "-0.5"))
                        .build());
    }

    @Test
    void keepsWhatATradePricesFileSaysThatCoinsWereWorth() {
        String header = "Type,Buy,Cur.,Value in BTC,Value in CHF,Sell,Cur.,Value in BTC,Value in CHF,Exchange,Date\n";

        List<Transaction> all = transactions(read(text(header
                + "Trade,2,ETH,0.1,4000.50,0.1,BTC,0.1,4001,Kraken,2024-05-06 12:00:00\n"
                + "Trade,2,ETH,0.1,0.00,0.1,BTC,0.1,4001,Kraken,2024-05-06 12:00:00\n"
                + "Staking,1,XYZ,0,0.00,-,,-,-,Kraken,2024-05-06 12:00:00\n"
                + "Deposit,2,ETH,0.1,4000.50,-,,-,-,Kraken,2024-05-06 12:00:00")));

        // That of what came in, else of what went out; zero is not known; a deposit comes with its cost, not its worth.
        assertThat(all)
                .extracting(
                        transaction -> transaction.worth().map(Money::toString).orElse(""))
                .containsExactly("CHF 4000.5", "CHF 4001", "", "");
    }

    @Test
    void asksForTheCurrencyOfValuesWhereItMatters() {
        UploadedFile file =
                text("Type,Buy Amount,Buy Currency,Sell Amount,Sell Currency,Fee,Fee Currency,Exchange,Date,"
                        + "Buy Value in Account Currency,Sell Value in Account Currency\n"
                        + "Trade,2,ETH,0.1,BTC,1,USD,Kraken,2024-05-06 12:00:00,4000,4001");

        ImportReport open = read(file);
        assertThat(open.questions())
                .extracting(question -> question.id(), question -> question.options(), question -> question.required())
                .containsExactly(tuple("accountCurrency", List.of("USD"), false));
        assertThat(transactions(open).get(0).worth()).isEmpty();

        ImportReport answered = read(file.withAnswers(Map.of("accountCurrency", "CHF")));
        assertThat(transactions(answered).get(0).worth()).contains(Money.parse("CHF 4000"));
        assertThat(answered.questions()).isEmpty();

        assertThat(read(file.withAnswers(Map.of("accountCurrency", "gold"))).refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal).contains("gold"));
    }

    @Test
    void countsWhatItDoesNotKnow() {
        ImportReport report = read(rows(
                "Quantum Swap,0.02,BTC,800,EUR,2.08,EUR,Kraken,,,2024-05-06 12:00:00",
                "Quantum Swap,0.02,BTC,,,,,Kraken,,,2024-05-06 12:00:00",
                "Teleport,,,0.02,BTC,,,Kraken,,,2024-05-06 12:00:00"));

        assertThat(transactions(report))
                .containsExactly(
                        atNoon(Kind.UNKNOWN, "Quantum Swap")
                                .movement(units("BTC", "0.02"))
                                .gross(Money.parse("EUR -800"))
                                .charge(fee("EUR -2.08"))
                                .net(Money.parse("EUR -802.08"))
                                .build(),
                        atNoon(Kind.UNKNOWN, "Quantum Swap")
                                .movement(units("BTC", "0.02"))
                                .build(),
                        atNoon(Kind.UNKNOWN, "Teleport")
                                .movement(units("BTC", "-0.02"))
                                .build());
        assertThat(report.findings())
                .extracting(Finding::code, finding -> finding.value().orElse(""))
                .containsExactly(tuple("UNKNOWN_TYPE", "Quantum Swap"), tuple("UNKNOWN_TYPE", "Teleport"));
        assertThat(report.findings().get(0).message()).contains(": 2.");
        assertThat(report.rows()).isEqualTo(new Rows(3, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "cointracking_decimal_comma.csv, UNREADABLE_AMOUNT, Buy",
        "cointracking_impossible_date.csv, UNREADABLE_DATE, Date",
        "cointracking_row_with_extra_column.csv, CELLS_SHIFTED, "
    })
    void refusesAFileOfWhichNoRowCanBeRead(String name, String code, String column) {
        ImportReport report = read(resource("broken", name));

        assertThat(report.refusal()).isPresent();
        assertThat(report.kind()).contains("cointracking-trades");
        assertThat(report.rows()).isEqualTo(new Rows(0, 0, 1));
        assertThat(codes(report)).containsExactly(code);
        assertThat(report.findings().get(0).severity()).isEqualTo(Severity.ERROR);
        assertThat(report.findings().get(0).row()).hasValue(2);
        assertThat(report.findings().get(0).column().orElse(null)).isEqualTo(column);
    }

    @Test
    void keepsTheRowOfAnUnknownType() {
        ImportReport report = read(resource("broken", "cointracking_unknown_type.csv"));

        assertThat(transactions(report)).extracting(Transaction::kind).containsExactly(Kind.UNKNOWN);
        assertThat(cash(transactions(report), "EUR")).isEqualTo(Money.parse("EUR -802.08"));
        assertThat(codes(report)).containsExactly("UNKNOWN_TYPE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Trade,0.02,BTC,800,EUR,,,Kraken,,                            | CELLS_SHIFTED",
                "Trade,0.02,BTC,800,EUR,,,Kraken,,,2024-05-06,extra           | CELLS_SHIFTED",
                "Trade,0.02,BTC,800,EUR,,,Kraken,,,2024-02-30 12:00           | UNREADABLE_DATE",
                "Trade,0.02,BTC,800,EUR,,,Kraken,,,2024-02-20 24:00           | UNREADABLE_DATE",
                "Trade,0.02,BTC,800,EUR,,,Kraken,,,yesterday                  | UNREADABLE_DATE",
                "Trade,0.02,BTC,800,EUR,,,Kraken,,,                           | UNREADABLE_DATE",
                "Trade,-0.02,BTC,800,EUR,,,Kraken,,,2024-05-06 12:00          | UNREADABLE_AMOUNT",
                "Trade,1e3,BTC,800,EUR,,,Kraken,,,2024-05-06 12:00            | UNREADABLE_AMOUNT",
                "Trade,0.02,BTC,~1,800.00~,EUR,,,Kraken,,,2024-05-06 12:00    | UNREADABLE_AMOUNT",
                "Trade,0.02,BTC,800,EUR,some,EUR,Kraken,,,2024-05-06 12:00    | UNREADABLE_AMOUNT",
                "Trade,0.02,,800,EUR,,,Kraken,,,2024-05-06 12:00              | NO_CURRENCY",
                "Trade,,,,,,,Kraken,,,2024-05-06 12:00                        | NO_AMOUNT",
                "Deposit,0.00000000,BTC,,,,,Kraken,,,2024-05-06 12:00         | NO_AMOUNT",
                ",0.02,BTC,800,EUR,,,Kraken,,,2024-05-06 12:00                | NO_TYPE"
            })
    void rejectsOneRowAndTakesTheOthers(String bad, String code) {
        String good = "Staking,0.001,ETH,,,,,Kraken,,,2024-05-06 12:00:00";
        ImportReport report = read(rows(good, bad.replace('~', '"'), good));

        assertThat(report.refusal()).isEmpty();
        assertThat(report.rows()).isEqualTo(new Rows(2, 0, 1));
        assertThat(transactions(report)).hasSize(2);
        assertThat(report.findings())
                .extracting(
                        Finding::severity,
                        Finding::code,
                        finding -> finding.row().orElse(0))
                .containsExactly(tuple(Severity.ERROR, code, 3));
    }

    @Test
    void saysThatTheFileIsCut() {
        ImportReport report = read(rows(
                "Staking,0.001,ETH,,,,,Kraken,,,2024-05-06 12:00:00", "Staking,0.001,ETH,,,,,\"Kraken,,,2024-05-06"));

        assertThat(report.rows()).isEqualTo(new Rows(1, 0, 1));
        assertThat(codes(report)).containsExactly("FILE_CUT");
    }

    @Test
    void skipsABlankRow() {
        ImportReport report = read(rows("Staking,0.001,ETH,,,,,Kraken,,,2024-05-06 12:00:00", ",,,,,,,,,,"));

        assertThat(report.rows()).isEqualTo(new Rows(1, 1, 0));
        assertThat(codes(report)).containsExactly("BLANK_ROW");
    }

    @Test
    void namesAColumnItDoesNotKnow() {
        ImportReport report = read(text(HEADER + ",\"Mood\"\nStaking,0.001,ETH,,,,,Kraken,,,2024-05-06 12:00:00,fine"));

        assertThat(report.findings())
                .extracting(Finding::code, finding -> finding.value().orElse(""))
                .containsExactly(tuple("UNKNOWN_COLUMN", "Mood"));
        assertThat(transactions(report)).hasSize(1);
    }

    @Test
    void takesATableWithoutRows() {
        ImportReport report = read(text(HEADER));

        assertThat(report.refusal()).isEmpty();
        assertThat(report.booked().isEmpty()).isTrue();
        assertThat(codes(report)).containsExactly("NO_TRANSACTIONS");
        assertThat(report.asOfGuessed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "06.05.2024 12:00          | 2024-05-06T10:00:00Z",
                "06.05.2024 12:00:01       | 2024-05-06T10:00:01Z",
                "2024-05-06 12:00          | 2024-05-06T10:00:00Z",
                "2024/05/06 12:00:01       | 2024-05-06T10:00:01Z",
                "2024-05-06T12:00:01       | 2024-05-06T10:00:01Z",
                "May 6, 2024 12:00 PM      | 2024-05-06T10:00:00Z",
                "May 6, 2024 12:00 AM      | 2024-05-05T22:00:00Z",
                "13/5/2024 1:05 PM         | 2024-05-13T11:05:00Z",
                "5/13/2024 1:05            | 2024-05-12T23:05:00Z",
                "05-13-2024 01:05 am       | 2024-05-12T23:05:00Z",
                "06.05.2024                | "
            })
    void readsDatesAsTheyAreWritten(String written, Instant at) {
        Transaction transaction =
                accepted("Staking,0.001,ETH,,,,,Kraken,,,\"" + written + '"').get(0);

        assertThat(transaction.at().orElse(null)).isEqualTo(at);
    }

    @ParameterizedTest
    @CsvSource({"05/09/2017 10:00, 31/12/2016 10:00, 2017-09-05", "05/09/2017 10:00, 12/31/2016 10:00, 2017-05-09"})
    void decidesTheOrderByTheWholeFile(String open, String tells, String date) {
        assertThat(accepted("Staking,0.001,ETH,,,,,Kraken,,," + open, "Staking,0.001,ETH,,,,,Kraken,,," + tells))
                .first()
                .extracting(transaction -> transaction.date().toString())
                .isEqualTo(date);
    }

    @Test
    void asksWhichComesFirst() {
        UploadedFile file = rows(
                "Staking,0.001,ETH,,,,,Kraken,,,05/09/2017 10:00", "Staking,0.001,ETH,,,,,Kraken,,,06/09/2017 10:00");

        ImportReport open = read(file);
        assertThat(open.isUsable()).isFalse();
        assertThat(open.questions())
                .extracting(question -> question.id(), question -> question.options(), question -> question.required())
                .containsExactly(tuple("dateOrder", List.of("DMY", "MDY"), true));

        assertThat(transactions(read(file.withAnswers(Map.of("dateOrder", "DMY")))))
                .extracting(transaction -> transaction.date().toString())
                .containsExactly("2017-09-05", "2017-09-06");
        assertThat(transactions(read(file.withAnswers(Map.of("dateOrder", "MDY")))))
                .extracting(transaction -> transaction.date().toString())
                .containsExactly("2017-05-09", "2017-06-09");
        assertThat(read(file.withAnswers(Map.of("dateOrder", "YMD"))).isUsable())
                .isFalse();
    }

    @Test
    void asksWhereDatesContradictEachOther() {
        ImportReport report = read(rows(
                "Staking,0.001,ETH,,,,,Kraken,,,13/01/2017 10:00", "Staking,0.001,ETH,,,,,Kraken,,,01/13/2017 10:00"));

        assertThat(report.isUsable()).isFalse();
        assertThat(report.questions()).hasSize(1);
    }

    @Test
    void doesNotDependOnTheOrderOfRows() {
        String[] rows = {
            "Trade,2,ETH,0.1,BTC,,,Kraken,,,05/13/2017 10:00",
            "Trade,108,USD,100,EUR,1,USD,Kraken,,,05/09/2017 10:00",
            "Staking,0.001,ETH,,,,,Kraken,,,05/09/2017 10:00"
        };

        assertThat(accepted(rows[2], rows[1], rows[0]))
                .containsExactlyInAnyOrderElementsOf(accepted(rows[0], rows[1], rows[2]));
    }
}
