package io.github.smartfolio.csv;

import static io.github.smartfolio.csv.Files.booked;
import static io.github.smartfolio.csv.Files.codes;
import static io.github.smartfolio.csv.Files.lines;
import static io.github.smartfolio.csv.Files.one;
import static io.github.smartfolio.csv.Files.read;
import static io.github.smartfolio.csv.Files.text;
import static io.github.smartfolio.csv.Workbooks.sheet;
import static io.github.smartfolio.csv.Workbooks.workbook;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.Rows;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Isin;
import io.github.smartfolio.instrument.ListedSymbol;
import io.github.smartfolio.instrument.NativeId;
import io.github.smartfolio.ledger.Charge;
import io.github.smartfolio.ledger.ExternalId;
import io.github.smartfolio.ledger.ExternalId.Scheme;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Movement;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.money.FxRate;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Saxo's transactions where one row is all that is told of each. */
class TransactionRowsTest {

    private static final String HEADER_15 =
            "Client ID,Trade Date,Value Date,Type,Instrument,Instrument ISIN,Instrument currency,Exchange Description,"
                    + "Instrument Symbol,Event,Booked Amount,Order ID,Conversion Rate,From Derivative,"
                    + "Underlying asset type\n";
    private static final String HEADER_29 =
            "Client ID,Trade Date,Value Date,Account ID,Trade ID,Position ID,Corporate Action Id,Bk_Record_ Id,Booking Id,"
                    + "Transaction Type,Event,Booked Amount,Currency,Conversion Rate,Conversion cost,Total cost,"
                    + "Realized P/L,IBAN,IBAN owner name,Comment,Correction reason,Instrument,Instrument Symbol,"
                    + "Instrument ISIN,Instrument currency,Type,Exchange Description,From Derivative,"
                    + "Underlying asset type\n";

    @Test
    void reads13Columns() {
        ImportReport report = read(booked("Transactions_13_columns_2025.csv"));

        assertThat(report.kind()).contains("saxo-transactions");
        assertThat(report.language()).contains("en");
        assertThat(report.rows()).isEqualTo(new Rows(8, 0, 0));
        assertThat(report.contents()).containsExactly(Content.TRANSACTIONS);
        assertThat(report.accounts()).isEmpty();
        // the end of the newest day in Paris, where it is summer
        assertThat(report.asOf()).contains(Instant.parse("2025-04-02T21:59:59Z"));
        assertThat(report.asOfGuessed()).isFalse();
        assertThat(lines(report))
                .containsExactly(
                        "2025-04-02 DIVIDEND USD 2.07",
                        "2025-01-02 SELL -4 USD 564.4",
                        "2025-01-02 FEE USD -3.91",
                        "2025-01-02 FEE USD -3.91",
                        "2024-12-30 DEPOSIT USD 900",
                        "2024-12-30 BUY 6 USD -788.2",
                        "2024-12-30 BUY 15 USD -2082.3",
                        "2024-12-23 WITHDRAWAL USD -280");
        // the one row with another rate than 1 is in the currency of all others
        assertThat(codes(report)).containsExactly("BOOKED_CURRENCY");
    }

    @Test
    void tellsCostsFromThePrintedPrice() {
        ImportReport report = read(booked("Transactions_13_columns_2025.csv"));

        List<Transaction> bought = report.booked().transactions().stream()
                .filter(t -> t.kind() == Kind.BUY)
                .toList();
        // 6 x 131.20 = 787.20; booked 788.20
        Transaction nvidia = bought.get(0);
        assertThat(nvidia.account()).isEqualTo(AccountId.unspecified("saxo"));
        assertThat(nvidia.gross()).contains(Money.of("-787.20", "USD"));
        assertThat(nvidia.charges()).containsExactly(fee("-1", "USD"));
        assertThat(nvidia.valueDate()).contains(LocalDate.parse("2024-12-31"));
        assertThat(nvidia.evidence().ids()).containsExactly(ExternalId.of(Scheme.ORDER, "5230000001"));
        assertThat(nvidia.evidence().type()).isEqualTo("Trade");
        assertThat(nvidia.evidence().text()).isEqualTo("Buy 6 @ 131.20 USD");
        Movement movement = nvidia.movements().get(0);
        assertThat(movement.quantity()).isEqualTo(Quantity.of("6"));
        assertThat(movement.price()).contains(Money.of("131.20", "USD"));
        assertThat(movement.instrument().identifiers())
                .containsExactlyInAnyOrder(Isin.of("US67066G1040"), ListedSymbol.of("NVDA", "XNAS"));
        // 15 x 138.60 = 2079.00; booked 2082.30
        assertThat(bought.get(1).charges()).containsExactly(fee("-3.30", "USD"));
        // 4 x 141.10 = 564.40, as booked
        Transaction sold = one(report, Kind.SELL, "2025-01-02");
        assertThat(sold.gross()).contains(Money.of("564.40", "USD"));
        assertThat(sold.charges()).isEmpty();
        Transaction dividend = one(report, Kind.DIVIDEND, "2025-04-02");
        assertThat(dividend.gross()).isEmpty();
        assertThat(dividend.rate()).contains(FxRate.of("EUR", "USD", "0.9251", LocalDate.parse("2025-04-02"), "saxo"));
    }

    @Test
    void reads15ColumnsWithDutchMonthsAndAnotherCurrency() {
        ImportReport report = read(booked("Transactions_15_columns_2026.csv"));

        assertThat(lines(report))
                .containsExactly(
                        "2026-02-20 BUY 90 EUR -8842.57", "2026-02-18 FEE EUR -3.91", "2026-02-17 SELL -5 EUR 1112.47");
        // 90 x 98.15 = 8833.50; 8842.57 - 8833.50 = 9.07
        assertThat(one(report, Kind.BUY, "2026-02-20").charges()).containsExactly(fee("-9.07", "EUR"));
        Transaction apple = one(report, Kind.SELL, "2026-02-17");
        // 5 x 262.10 = 1310.50 USD, x 0.849567 = 1113.3576 EUR; 1112.47 - 1113.36 = -0.89
        assertThat(apple.gross()).contains(Money.of("1310.50", "USD"));
        assertThat(apple.charges()).containsExactly(fee("-0.89", "EUR"));
        assertThat(apple.net()).contains(Money.of("1112.47", "EUR"));
        assertThat(apple.rate()).contains(FxRate.of("USD", "EUR", "0.849567", LocalDate.parse("2026-02-17"), "saxo"));
        assertThat(report.findings())
                .filteredOn(f -> f.code().equals("BOOKED_CURRENCY"))
                .singleElement()
                .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.INFO));
    }

    @Test
    void reads29Columns() {
        ImportReport report = read(text(HEADER_29
                + "100001,06-feb-2026,10-feb-2026,100001INET,7000000101,7000000102,,3000000101,,Trade,"
                + "Sell -1335 @ 3.94 EUR,\"5251,96\",EUR,1,0,\"-8,00\",\"120,5\",,,Late,Fixed,"
                + "*Delisted 20260127 (Acme Rights),ACMr:xmad,ES0171996087,EUR,Rights,Bolsa,No,\n"
                + "100001,27-jan-2026,27-jan-2026,100001INET,0,7000000103,9300009,3000000103,999999999999999999,"
                + "Corporate action,Exchange,0,EUR,1,0,0,,,,,,Acme,ACM:xmad,ES0171996087,EUR,Stock,Bolsa,No,\n"));

        assertThat(report.rows()).isEqualTo(new Rows(2, 0, 0));
        Transaction sold = one(report, Kind.SELL, "2026-02-06");
        assertThat(sold.account()).isEqualTo(AccountId.of("saxo", "100001INET"));
        // 1335 x 3.94 = 5259.90; 5251.96 - 5259.90 = -7.94, more than 1335 x 0.005 = 6.675 and a cent
        assertThat(sold.gross()).contains(Money.of("5259.90", "EUR"));
        assertThat(sold.charges()).containsExactly(fee("-7.94", "EUR"));
        assertThat(sold.movements().get(0).instrument().assetClass()).isEqualTo(AssetClass.STOCK);
        assertThat(sold.evidence().note()).isEqualTo("Late; Fixed");
        assertThat(sold.evidence().ids())
                .containsExactlyInAnyOrder(
                        ExternalId.of(Scheme.TRADE, "7000000101"),
                        ExternalId.of(Scheme.POSITION, "7000000102"),
                        ExternalId.of(Scheme.RECORD, "3000000101"));
        // how many left, and what came in, is not told
        Transaction exchange = one(report, Kind.UNKNOWN, "2026-01-27");
        assertThat(exchange.instrument()).isPresent();
        assertThat(exchange.evidence().text()).isEqualTo("Exchange");
        assertThat(exchange.evidence().ids())
                .containsExactlyInAnyOrder(
                        ExternalId.of(Scheme.CORPORATE_ACTION, "9300009"),
                        ExternalId.of(Scheme.POSITION, "7000000103"),
                        ExternalId.of(Scheme.RECORD, "3000000103"));
        assertThat(codes(report)).containsExactly("EVENT_INCOMPLETE");
    }

    @Test
    void readsTheDutchCsvByTheCurrencyOfTheAccountAndNotTheClients() {
        ImportReport report = read(booked("Transacties_csv_FLAVOUR_UNVERIFIED.csv"));

        Transaction bought = one(report, Kind.BUY, "2025-03-04");
        assertThat(bought.movements().get(0).quantity()).isEqualTo(Quantity.of("50"));
        // 50 x 6.20 = 310; booked 318 USD. Aantal, -292.56 EUR, is the same in the client's currency
        assertThat(bought.gross()).contains(Money.of("-310", "USD"));
        assertThat(bought.charges()).containsExactly(fee("-8", "USD"));
        assertThat(bought.net()).contains(Money.of("-318", "USD"));
        assertThat(bought.rate()).contains(FxRate.of("USD", "EUR", "0.92", LocalDate.parse("2025-03-04"), "saxo"));
    }

    @Test
    void readsTheWorkbookOf2021() {
        ImportReport report =
                read(booked("Transactions_100001_2021-01-01_2021-08-23_14_columns_HEADER_NAMES_UNVERIFIED.xlsx"));

        assertThat(lines(report))
                .containsExactly(
                        "2021-08-20 BUY 10 USD -1488.9",
                        "2021-08-12 DIVIDEND USD 1.87",
                        "2021-08-02 FEE EUR -2.1",
                        "2021-08-02 TAX EUR -0.53",
                        "2021-08-01 DEPOSIT EUR 2000");
        Transaction bought = one(report, Kind.BUY, "2021-08-20");
        // 10 x 148.19 = 1481.90; booked 1488.90
        assertThat(bought.charges()).containsExactly(fee("-7", "USD"));
        assertThat(bought.account()).isEqualTo(AccountId.of("saxo", "78800/100001USD"));
        assertThat(bought.evidence().ids()).containsExactly(ExternalId.of(Scheme.TRADE, "4870000001"));
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void readsTheFrenchSheet() {
        ImportReport report =
                read(booked("Transactions_100001_2024-01-01_2024-12-31_single_sheet_ORDER_UNVERIFIED.xlsx"));

        assertThat(report.language()).contains("fr");
        // both apostrophes of "Transfert d'espèces" are read
        assertThat(lines(report))
                .containsExactly(
                        "2024-12-19 BUY 19 EUR -1366.37",
                        "2024-12-02 SELL -8 EUR 904",
                        "2024-11-15 DIVIDEND EUR 11.06",
                        "2024-11-04 DEPOSIT EUR 2000",
                        "2024-11-01 WITHDRAWAL EUR -150",
                        "2024-10-31 INTEREST EUR 1.27",
                        "2024-10-31 FEE EUR -2.4",
                        "2024-10-02 TRANSFER_IN 1200");
        // 19 x 74.50 = 1415.50 USD, x 0.9646 = 1365.3913 EUR; 1366.37 - 1365.39 = 0.98
        assertThat(one(report, Kind.BUY, "2024-12-19").charges()).containsExactly(fee("-0.98", "EUR"));
        // 8 x 113.25 = 906; 904 - 906 = -2
        assertThat(one(report, Kind.SELL, "2024-12-02").charges()).containsExactly(fee("-2", "EUR"));
        Transaction moved = one(report, Kind.TRANSFER_IN, "2024-10-02");
        assertThat(moved.net()).isEmpty();
        assertThat(moved.gross()).isEmpty();
        assertThat(moved.movements().get(0).price()).contains(Money.of("5.10", "EUR"));
    }

    @Test
    void readsTheNorwegianSheet() {
        ImportReport report = read(booked("Transaksjoner_100001_2025-01-01_2025-12-31_ORDER_UNVERIFIED.xlsx"));

        assertThat(report.language()).contains("no");
        assertThat(lines(report))
                .containsExactly(
                        "2025-06-02 BUY 100 NOK -29035.12",
                        "2025-05-20 SELL -60 NOK 35967.45",
                        "2025-05-02 DIVIDEND NOK 471.12",
                        "2025-04-01 FEE NOK -34.5",
                        "2025-03-03 DEPOSIT NOK 50000",
                        "2025-03-01 INTEREST NOK 12.44");
        // 100 x 36.90 = 3690 SGD, x 7.8521 = 28 974.249 NOK; 29 035.12 - 28 974.249 = 60.871
        assertThat(one(report, Kind.BUY, "2025-06-02").charges()).containsExactly(fee("-60.87", "NOK"));
        // 60 x 59.71 = 3582.60 USD, x 10.0581 = 36 034.14906 NOK; 35 967.45 - 36 034.149 = -66.699
        assertThat(one(report, Kind.SELL, "2025-05-20").charges()).containsExactly(fee("-66.70", "NOK"));
    }

    @Test
    void readsWordsMonthsAndNumbersOfOneFileInSeveralLanguages() {
        ImportReport report = read(file15(
                "100001,16-jan-2025,20-jan-2025,Transactie,Tesla,US88160R1014,EUR,,TL0:xetr,Koop 1.5 @ 110.01 EUR,"
                        + "\"-166,02\",,1,No,",
                "100001,02-mai-2025,02-mai-2025,Cash amount,,,EUR,,,Creditrente,1.83,,1,No,",
                "100001,01-maj-2025,01-maj-2025,Cash amount,,,EUR,,,Custody Fee,\"-1,50\",,1,No,",
                "100001,02-mrt-2025,02-mrt-2025,Cash amount,,,EUR,,,Custody Fee,-2,,1,No,"));

        assertThat(lines(report))
                .containsExactly(
                        "2025-01-16 BUY 1.5 EUR -166.02",
                        "2025-05-02 INTEREST EUR 1.83",
                        "2025-05-01 FEE EUR -1.5",
                        "2025-03-02 FEE EUR -2");
        // 1.5 x 110.01 = 165.015; 166.02 - 165.015 = 1.005
        assertThat(one(report, Kind.BUY, "2025-01-16").charges()).containsExactly(fee("-1.005", "EUR"));
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void rejectsANumberThatCouldBeTwoInAColumnOfBothStyles() {
        ImportReport report = read(file15(
                "100001,16-jan-2025,,Cash amount,,,EUR,,,Custody Fee,\"-166,02\",,1,No,",
                "100001,16-jan-2025,,Cash amount,,,EUR,,,Custody Fee,-1.83,,1,No,",
                "100001,16-jan-2025,,Cash amount,,,EUR,,,Custody Fee,-1.834,,1,No,"));

        assertThat(report.rows()).isEqualTo(new Rows(2, 0, 1));
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.code()).isEqualTo("UNREADABLE_NUMBER");
            assertThat(finding.row()).hasValue(4);
            assertThat(finding.column()).contains("Booked Amount");
            assertThat(finding.value()).contains("-1.834");
        });
    }

    @Test
    void decidesTheStyleOfEachColumnByItself() {
        // amounts with commas do not make thousands of a rate with three decimals
        ImportReport report = read(file15(
                "100001,16-jan-2025,,Cash amount,,,EUR,,,Custody Fee,\"-166,02\",,1,No,",
                "100001,16-jan-2025,,Corporate action,Apple,US0378331005,USD,,AAPL:xnas,Dividend,\"1,10\",,1.085,No,"));

        assertThat(one(report, Kind.DIVIDEND, "2025-01-16").rate())
                .contains(FxRate.of("USD", "EUR", "1.085", LocalDate.parse("2025-01-16"), "saxo"));
    }

    @Test
    void readsPenceWithCommasBetweenThousands() {
        ImportReport report = read(
                file15("100001,02-mrt-2026,,Trade,LSE Group,GB00B0SWJX34,GBP,,LSEG:xlon,\"Koop 12 @ 4,902.80 GBp\","
                        + "\"-596,34\",,1,No,"));

        Transaction bought = one(report, Kind.BUY, "2026-03-02");
        assertThat(bought.movements().get(0).price()).contains(Money.of("49.028", "GBP"));
        // 12 x 49.028 = 588.336 GBP; 596.34 - 588.336 = 8.004
        assertThat(bought.gross()).contains(Money.of("-588.336", "GBP"));
        assertThat(bought.charges()).containsExactly(fee("-8.004", "GBP"));
    }

    @Test
    void readsPercentOfParWithoutATypeByPlausibility() {
        ImportReport report =
                read(file15("100001,02-mrt-2026,,Trade,Nederland 2028,NL0000102317,EUR,,,Koop 2000 @ 112.35 EUR,"
                        + "\"-2252,00\",,1,No,"));

        Transaction bought = one(report, Kind.BUY, "2026-03-02");
        assertThat(bought.movements().get(0).price()).contains(Money.of("1.1235", "EUR"));
        // 2000 x 112.35 % = 2247; 2252 - 2247 = 5
        assertThat(bought.gross()).contains(Money.of("-2247", "EUR"));
        assertThat(bought.charges()).containsExactly(fee("-5", "EUR"));
    }

    @Test
    void readsPercentOfParByTheType() {
        ImportReport report = read(text(HEADER_29
                + "1,02-mrt-2026,,A1,1,,,1,,Trade,Buy 1000 @ 98.50 EUR,-985,EUR,1,0,0,,,,,,Bond,,NL0000102317,EUR,"
                + "Bond,,No,\n"));

        Transaction bought = one(report, Kind.BUY, "2026-03-02");
        assertThat(bought.movements().get(0).price()).contains(Money.of("0.985", "EUR"));
        assertThat(bought.gross()).contains(Money.of("-985", "EUR"));
        assertThat(bought.charges()).isEmpty();
    }

    @Test
    void readsPenceThatAreCalledPounds() {
        ImportReport report = read(text(HEADER_29
                + "1,02-mrt-2026,,A1,1,,,1,,Trade,\"Buy 12 @ 4,902.80 GBP\",-590.34,GBP,1,0,0,,,,,,LSE,LSEG:xlon,"
                + "GB00B0SWJX34,GBP,Stock,,No,\n"));

        Transaction bought = one(report, Kind.BUY, "2026-03-02");
        assertThat(bought.movements().get(0).price()).contains(Money.of("49.028", "GBP"));
        // 12 x 49.028 = 588.336; 590.34 - 588.336 = 2.004
        assertThat(bought.charges()).containsExactly(fee("-2.004", "GBP"));
    }

    @Test
    void rejectsWhatIsBookedInNoCurrency() {
        ImportReport report = read(text(HEADER_29
                + "1,02-mrt-2026,,100001EUR,1,,,1,,Trade,Buy 1 @ 5.00 EUR,-5,EUX,1,0,0,,,,,,X,,US0378331005,EUR,"
                + "Stock,,No,\n"
                + "1,02-mrt-2026,,100001EUR,2,,,2,,Trade,Buy 2 @ 5.00 EUR,-10,EUR,1,0,0,,,,,,X,,US0378331005,EUR,"
                + "Stock,,No,\n"));

        assertThat(lines(report)).containsExactly("2026-03-02 BUY 2 EUR -10");
        assertThat(codes(report)).containsExactly("NO_CURRENCY");
    }

    @Test
    void takesForNoCostWhatTheRoundingOfThePriceExplains() {
        // the true price may be 10.005 x 200 = 2001; 2001 - 2000 = 1 is no more than 200 x 0.005 = 1
        ImportReport report = read(file15(
                "1,02-mrt-2026,,Trade,X,US0378331005,EUR,,,Buy 200 @ 10.00 EUR,-2001,,1,No,",
                "1,03-mrt-2026,,Trade,X,US0378331005,EUR,,,Buy 200 @ 10.00 EUR,-2001.02,,1,No,"));

        Transaction rounded = one(report, Kind.BUY, "2026-03-02");
        assertThat(rounded.gross()).isEqualTo(rounded.net());
        assertThat(rounded.charges()).isEmpty();
        // 1.02 is more than 1 and a cent
        assertThat(one(report, Kind.BUY, "2026-03-03").charges()).containsExactly(fee("-1.02", "EUR"));
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void doesNotInventCostsThatWouldBeGivenBack() {
        ImportReport report = read(file15("1,02-mrt-2026,,Trade,X,US0378331005,EUR,,,Buy 10 @ 10.00 EUR,-90,,1,No,"));

        Transaction bought = one(report, Kind.BUY, "2026-03-02");
        assertThat(bought.gross()).contains(Money.of("-90", "EUR"));
        assertThat(bought.charges()).isEmpty();
        assertThat(report.findings())
                .extracting(f -> f.severity() + " " + f.code())
                .containsExactly("WARNING PRICE_DISAGREES");
    }

    @Test
    void tellsNoCostsOfDerivatives() {
        // one contract is of a hundred shares: 1.20 x 100 + 1 = 121
        ImportReport report = read(
                file15("1,02-mrt-2026,,Trade,C3.ai Option,,EUR,,C3AI.OPT:xcbf,Buy 1 @ 1.20 EUR,-121,,1,Yes,Stock"));

        Transaction bought = one(report, Kind.BUY, "2026-03-02");
        assertThat(bought.gross()).isEmpty();
        assertThat(bought.charges()).isEmpty();
        assertThat(bought.net()).contains(Money.of("-121", "EUR"));
        assertThat(bought.movements().get(0).instrument().identifiers())
                .containsExactly(NativeId.of("saxo", "sym:C3AI.OPT:xcbf"));
    }

    @Test
    void turnsWhatIsUndone() {
        ImportReport report = read(file15(
                "1,05-mrt-2026,,Transactie,X,US0378331005,EUR,,,Koop 10 @ 10.00 EUR,-102,,1,No,",
                "1,06-mrt-2026,,Transactie,X,US0378331005,EUR,,,Koop 10 @ 10.00 EUR - Terugboeking,102,,1,No,",
                "1,07-mrt-2026,,Corporate action,X,US0378331005,EUR,,,Cashdividend - Terugboeking,\"-3,50\",,1,No,",
                "1,08-mrt-2026,,Geldoverboeking,,,EUR,,,Storting - Terugboeking,-500,,1,No,"));

        assertThat(lines(report))
                .containsExactly(
                        "2026-03-05 BUY 10 EUR -102",
                        "2026-03-06 BUY undone -10 EUR 102",
                        "2026-03-07 DIVIDEND undone EUR -3.5",
                        "2026-03-08 DEPOSIT undone EUR -500");
        Transaction undone = one(report, Kind.BUY, "2026-03-06");
        assertThat(undone.gross()).contains(Money.of("100", "EUR"));
        assertThat(undone.charges()).containsExactly(fee("2", "EUR"));
        assertThat(undone.evidence().text()).isEqualTo("Koop 10 @ 10.00 EUR - Terugboeking");
    }

    @ParameterizedTest
    @CsvSource({
        "Cash Amount, -20, WITHDRAWAL",
        "Cash Amount, 20, DEPOSIT",
        "Opname, -20, WITHDRAWAL",
        "Dépôts, 20, DEPOSIT",
        "Interest - Mar 2025, -3, INTEREST",
        "Debetrente, -3, INTEREST",
        "ADR-kosten, -1, FEE",
        "Service fee, -1, FEE",
        "Roerende voorheffing, -1, TAX",
        "Bronbelasting, -1, TAX",
        "VAT, -1, TAX",
        "Kapitaaluitkering, 5, RETURN_OF_CAPITAL",
        "Kapitalutdeling, 5, RETURN_OF_CAPITAL",
        "Herbeleggingsdividend, 5, DIVIDEND",
        "Utbytte i kontanter, 5, DIVIDEND",
        "Terugkoopaanbod, 50, SELL",
        "Transfert sortant 3 @ 5.10 EUR, 0, TRANSFER_OUT",
        "Selg -3 @ 1.00 EUR, 3, SELL",
        "Kjøp 3 @ 1.00 EUR, -3, BUY",
        "Fusie, 0, UNKNOWN",
        "Quarterly wonder, -7, UNKNOWN"
    })
    void knowsTheWords(String event, String amount, Kind kind) {
        ImportReport report =
                read(file15("1,05-mrt-2026,,Whatever,X,US0378331005,EUR,,," + event + ',' + amount + ",,1,No,"));

        assertThat(report.booked().transactions()).extracting(Transaction::kind).containsExactly(kind);
    }

    @Test
    void keepsWordsNobodyKnowsAndCountsThem() {
        ImportReport report = read(file15(
                "1,05-mrt-2026,,Cash amount,,,EUR,,,Quarterly wonder,-7,,1,No,",
                "1,06-mrt-2026,,Cash amount,,,EUR,,,Quarterly wonder,-7,,1,No,",
                "1,07-mrt-2026,,Cash amount,,,EUR,,,Another,3,,1,No,"));

        assertThat(lines(report))
                .containsExactly("2026-03-05 UNKNOWN EUR -7", "2026-03-06 UNKNOWN EUR -7", "2026-03-07 UNKNOWN EUR 3");
        assertThat(report.findings()).extracting(Finding::code).containsOnly("UNKNOWN_EVENT");
        assertThat(report.findings())
                .hasSize(2)
                .anySatisfy(f ->
                        assertThat(f.message()).contains("\"Quarterly wonder\"").contains("2 rows"));
    }

    @Test
    void asksForTheCurrencyWhereNothingSaysIt() {
        UploadedFile file = file15(
                "1,05-mrt-2026,,Corporate action,X,US0378331005,USD,,,Dividend,10,,0.9,No,",
                "1,06-mrt-2026,,Cash amount,,,EUR,,,Custody Fee,-7,,1,No,",
                "1,07-mrt-2026,,Cash amount,,,DKK,,,Custody Fee,-7,,1,No,");
        ImportReport asked = read(file);

        assertThat(asked.isUsable()).isFalse();
        assertThat(asked.booked().isEmpty()).isTrue();
        assertThat(asked.questions()).singleElement().satisfies(question -> {
            assertThat(question.id()).isEqualTo("bookedCurrency");
            assertThat(question.options()).containsExactly("DKK", "EUR", "USD");
            assertThat(question.required()).isTrue();
        });

        ImportReport answered = read(file.withAnswers(Map.of("bookedCurrency", "EUR")));

        assertThat(lines(answered))
                .containsExactly("2026-03-05 DIVIDEND EUR 10", "2026-03-06 FEE EUR -7", "2026-03-07 FEE DKK -7");
        assertThat(read(file.withAnswers(Map.of("bookedCurrency", "Taler"))).refusal())
                .hasValueSatisfying(r -> assertThat(r).contains("Taler"));
    }

    @Test
    void rejectsRowsAndKeepsTheOthers() {
        ImportReport report = read(text(HEADER_15
                + "1,05-mrt-2026,,Cash amount,,,EUR,,,Custody Fee,-7,,1,No,\n"
                + "1,32-mrt-2026,,Cash amount,,,EUR,,,Custody Fee,-7,,1,No,\n"
                + "1,05-mrt-2026,,Cash amount,,,EUR,,,Custody Fee,zeven,,1,No,\n"
                + "1,05-mrt-2026,,Cash amount,,,EUR,,,Custody Fee,-7,,1,No\n"
                + "1,05-mrt-2026,,Cash amount,,,EUR,,,Custody Fee,-7,,1,No,,,\n"
                + "1,05-mrt-2026,,Trade,,,EUR,,,Buy 3 @ 1.00 EUR,-3,,1,No,\n"
                + "1,05-mrt-2026,,Trade,X,US0378331005,EUR,,,Buy 3 @ 1.00 EUR,3,,1,No,\n"
                + "1,06-mrt-2026,,Cash amount,,,EUR,,,Custody Fee,-8,,1,No,\n"));

        assertThat(lines(report)).containsExactly("2026-03-05 FEE EUR -7", "2026-03-06 FEE EUR -8");
        assertThat(report.rows()).isEqualTo(new Rows(2, 0, 6));
        assertThat(report.findings())
                .extracting(f -> f.code() + " " + f.row().getAsInt())
                .containsExactlyInAnyOrder(
                        "UNREADABLE_DATE 3",
                        "UNREADABLE_NUMBER 4",
                        "CELLS_SHIFTED 5",
                        "CELLS_SHIFTED 6",
                        "NO_INSTRUMENT 7",
                        // money for a purchase does not come in
                        "PRICE_DISAGREES 8",
                        "CONTRADICTION 8");
    }

    @Test
    void keepsWhatStandsBeforeTheFileBreaksOff() {
        ImportReport report = read(text(HEADER_15
                + "1,05-mrt-2026,,Cash amount,,,EUR,,,Custody Fee,-7,,1,No,\n"
                + "1,06-mrt-2026,,Cash amount,,,EU"));

        assertThat(lines(report)).containsExactly("2026-03-05 FEE EUR -7");
        assertThat(codes(report)).containsExactly("FILE_CUT");
    }

    @Test
    void acceptsAFileOfNothingAndSaysSo() {
        ImportReport report = read(text(HEADER_15));

        assertThat(report.isUsable()).isTrue();
        assertThat(report.booked().isEmpty()).isTrue();
        assertThat(codes(report)).containsExactly("NO_TRANSACTIONS");
    }

    @Test
    void refusesATableWithoutANeededColumnNamingIt() {
        ImportReport report = read(text(HEADER_15.replace("Event,", "Evento,")));

        assertThat(report.kind()).contains("saxo-transactions");
        assertThat(report.refusal()).hasValueSatisfying(r -> assertThat(r).contains("\"Event\""));
    }

    @Test
    void readsHeadersOfNoBreakBlanksAndTheCurrencyInThem() {
        ImportReport report = read(workbook(
                "x.xlsx",
                sheet(
                        "Transactions",
                        "Date d\u2019op\u00e9ration|\u00c9v\u00e9nement|Montant\u00a0comptabilis\u00e9\u00a0(EUR)|Instrument "
                                + "|Symbole|Taux de change",
                        "#45600|Acheter 2 @ 10.00 EUR|#-21|Acme|ACM:xpar|#1")));

        assertThat(lines(report)).containsExactly("2024-11-04 BUY 2 EUR -21");
    }

    @Test
    void rowsInAnotherOrderAreTheSameTransactions() {
        List<String> rows = new ArrayList<>(List.of(
                "1,05-mrt-2026,,Corporate action,X,US0378331005,USD,,,Dividend,10,,0.9,No,",
                "1,05-mrt-2026,,Trade,X,US0378331005,USD,,,Buy 3 @ 10.00 USD,\"-28,50\",,0.9,No,",
                "1,06-mrt-2026,,Cash amount,,,EUR,,,Custody Fee,-7,,1,No,",
                "1,06-mrt-2026,,Cash amount,,,EUR,,,Custody Fee,-7,,1,No,",
                "1,07-mrt-2026,,Cash amount,,,EUR,,,Wonder,-7.25,,1,No,"));
        List<Transaction> inOrder =
                read(file15(rows.toArray(String[]::new))).booked().transactions();
        Collections.shuffle(rows, new Random(7));

        assertThat(read(file15(rows.toArray(String[]::new))).booked().transactions())
                .containsExactlyInAnyOrderElementsOf(inOrder)
                .hasSize(5);
    }

    private static UploadedFile file15(String... rows) {
        return text(HEADER_15 + String.join("\n", rows) + "\n");
    }

    private static Charge fee(String amount, String currency) {
        return Charge.fee(Money.of(amount, currency), "costs not itemised");
    }
}
