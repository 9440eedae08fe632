package io.github.smartfolio.csv;

import static io.github.smartfolio.csv.Files.booked;
import static io.github.smartfolio.csv.Files.codes;
import static io.github.smartfolio.csv.Files.lines;
import static io.github.smartfolio.csv.Files.one;
import static io.github.smartfolio.csv.Files.read;
import static io.github.smartfolio.csv.Workbooks.sheet;
import static io.github.smartfolio.csv.Workbooks.workbook;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.account.CashBalance;
import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.Rows;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.ListedSymbol;
import io.github.smartfolio.instrument.NativeId;
import io.github.smartfolio.ledger.Charge;
import io.github.smartfolio.ledger.ExternalId;
import io.github.smartfolio.ledger.ExternalId.Scheme;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Movement.Effect;
import io.github.smartfolio.ledger.ReportedGain;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.money.FxRate;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.source.Finding.Severity;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Saxo's reports about bookings besides the transactions. */
class ReportsTest {

    private static final AccountId ASK = AccountId.of("saxo", "100001ASK");

    @Test
    void readsTradesExecuted() {
        ImportReport report = read(booked("TradesExecuted_100001_2025-01-01_2025-04-30.xlsx"));

        assertThat(report.kind()).contains("saxo-trades-executed");
        // 6 trades and 13 amounts; the first sheet repeats the second
        assertThat(report.rows()).isEqualTo(new Rows(19, 0, 0));
        assertThat(report.contents()).containsExactly(Content.TRANSACTIONS);
        assertThat(lines(report))
                .containsExactly(
                        "2025-01-10 BUY 5 DKK -758.25",
                        "2025-02-11 BUY 3 DKK -12999.35",
                        "2025-03-04 BUY 12 DKK -10067.12",
                        "2025-03-04 BUY undone -12 DKK 10067.12",
                        "2025-03-04 BUY 12 DKK -10067.12",
                        "2025-04-11 SELL -2 DKK 8959.61",
                        "2025-01-08 DEPOSIT DKK 60000");
        assertThat(report.findings())
                .singleElement()
                .satisfies(f -> assertThat(f.severity() + f.code()).isEqualTo("INFONATIVE_CURRENCY"));
    }

    @Test
    void tellsAPriceOnlyInACurrencyThatIsKnown() {
        ImportReport report = read(booked("TradesExecuted_100001_2025-01-01_2025-04-30.xlsx"));

        Transaction nordea = one(report, Kind.BUY, "2025-01-10");
        // 5 x 151.25 = 756.25, the same in both currencies; + 2 = 758.25
        assertThat(nordea.gross()).contains(Money.of("-756.25", "DKK"));
        assertThat(nordea.charges()).containsExactly(Charge.fee(Money.of("-2", "DKK"), "Commission"));
        assertThat(nordea.movements().get(0).price()).contains(Money.of("151.25", "DKK"));
        assertThat(nordea.movements().get(0).effect()).contains(Effect.OPEN);
        assertThat(nordea.account()).isEqualTo(ASK);
        // 45667.4321: 0.4321 x 86 400 s = 37 333.44 s, 10:22:13 in Paris, in winter
        assertThat(nordea.at()).contains(Instant.parse("2025-01-10T09:22:13Z"));
        assertThat(nordea.valueDate()).contains(LocalDate.parse("2025-01-12"));
        assertThat(nordea.instrument().orElseThrow().identifiers())
                .containsExactlyInAnyOrder(NativeId.of("saxo", "40001:Fund"), ListedSymbol.of("NDIKMKL", "XCSE"));
        assertThat(nordea.instrument().orElseThrow().assetClass()).isEqualTo(AssetClass.FUND);
        assertThat(nordea.evidence().ids())
                .containsExactlyInAnyOrder(
                        ExternalId.of(Scheme.TRADE, "6030000001"), ExternalId.of(Scheme.ORDER, "5260000001"));
        Transaction foreign = one(report, Kind.BUY, "2025-02-11");
        // 1741.20 of some currency; 12 989.35 + 10 = 12 999.35 DKK
        assertThat(foreign.gross()).contains(Money.of("-12989.35", "DKK"));
        assertThat(foreign.movements().get(0).price()).isEmpty();
    }

    @Test
    void undoesATradeAndBooksItAgain() {
        List<Transaction> march = read(booked("TradesExecuted_100001_2025-01-01_2025-04-30.xlsx"))
                .booked()
                .transactions()
                .subList(2, 5);

        assertThat(march).extracting(Transaction::reversal).containsExactly(false, true, false);
        assertThat(march).extracting(t -> t.evidence().text()).containsExactly("Bought", "Cancel", "Rebook");
        // 10 057.12 + 10 back
        assertThat(march.get(1).gross()).contains(Money.of("10057.12", "DKK"));
        assertThat(march.get(1).charges()).containsExactly(Charge.fee(Money.of("10", "DKK"), "Commission"));
    }

    @Test
    void readsTradesExecutedInDanish() {
        ImportReport report = read(workbook(
                "TradesExecuted.xlsx",
                sheet(
                        "Handler",
                        "Handels-ID|Konto ID|Instrument|Handelstidspunkt|K/S|Åben/luk|Beløb|Pris|Handelsværdi"),
                sheet(
                        "Handler med yderligere oplysnin",
                        "Handels-ID|Konto ID|Instrument|Handelstidspunkt|K/S|Åben/luk|Beløb|Pris|Handelsværdi"
                                + "|Spread-omkostninger|Bogført beløb|Symbol|Aktivtype|Kontovaluta"
                                + "|UIC (Unified Instrument Code)|Valørdato|Ordre-ID",
                        "#1|A1|Acme|#45720|Solgt|LUKKET|#-4|#25|#100|#0|#98|ACM:xcse|Stock|DKK|#77|#45722|#0",
                        "#2|A1|Acme|#45721|Annuller|ÅBEN|#4|#25|#-100|#0|#-98|ACM:xcse|Stock|DKK|#77|#45722|#0",
                        "#3|A1|Acme|#45722|Ombook|LUKKET|#-4|#25|#100|#0|#98|ACM:xcse|Stock|DKK|#77|#45722|#0",
                        "#4|A1|Acme|#45723|Købt|ÅBEN|#4|#25|#-100|#0|#-102|ACM:xcse|Stock|DKK|#77|#45722|#0"),
                sheet(
                        "Bogført handelsbeløb",
                        "Id for relateret handel|Dato|Konto ID|Aktivtype|Bogføringsbeløbstype|Beløb|Beløb i kontovaluta",
                        "#1|#45720|A1|Stock|Share Amount|#100|#100",
                        "#1|#45720|A1|Stock|UK Stamp Duty|#-2|#-2",
                        "#2|#45721|A1|Stock|Share Amount|#-100|#-100",
                        "#2|#45721|A1|Stock|UK Stamp Duty|#2|#2",
                        "#3|#45722|A1|Stock|Share Amount|#100|#100",
                        "#3|#45722|A1|Stock|UK Stamp Duty|#-2|#-2",
                        "#4|#45723|A1|Stock|Share Amount|#-100|#-100",
                        "#4|#45723|A1|Stock|Exchange Fee|#-1|#-1",
                        "#5|#45723|A1|Cash|Cash Amount|#-7|#-7",
                        "#6|#45723|A1|Stock|Share Amount|#-7|#-7")));

        assertThat(report.language()).contains("da");
        assertThat(lines(report))
                .containsExactly(
                        "2025-03-04 SELL -4 DKK 98",
                        "2025-03-05 SELL undone 4 DKK -98",
                        "2025-03-06 SELL -4 DKK 98",
                        "2025-03-07 WITHDRAWAL DKK -7");
        assertThat(report.booked().transactions().get(0).charges())
                .containsExactly(Charge.tax(Money.of("-2", "DKK"), "UK Stamp Duty"));
        // trade 4: -100 - 1 is not -102; amount 6 is of no trade
        assertThat(report.findings())
                .extracting(f -> f.code() + " " + f.row().getAsInt())
                .containsExactly("BOOKINGS_DIFFER 5", "NO_TRANSACTION 11");
        // three trades of three rows, and cash; a trade of three rows and an amount
        assertThat(report.rows()).isEqualTo(new Rows(10, 0, 4));
    }

    @Test
    void refusesTradesWithoutTheirAmounts() {
        String header =
                "Trade ID|Account ID|Instrument|TradeTime|B/S|Open/Close|Amount|Price|Booked Amount|Account Currency";

        assertThat(read(workbook("x.xlsx", sheet("TradesWithAdditionalInfo", header)))
                        .refusal())
                .hasValueSatisfying(r -> assertThat(r).contains("\"Trade Booked Amount\""));
        assertThat(read(workbook("x.xlsx", sheet("Trades", "Trade ID|Account ID|TradeTime|B/S|Amount")))
                        .refusal())
                .hasValueSatisfying(r -> assertThat(r).contains("\"TradesWithAdditionalInfo\""));
    }

    @Test
    void readsAnAccountStatement() {
        ImportReport report = read(booked("AccountStatement_100001_2025-01-01_2025-04-30.xlsx"));

        assertThat(report.kind()).contains("saxo-account-statement");
        assertThat(report.contents()).containsExactlyInAnyOrder(Content.CASH, Content.TRANSACTIONS);
        assertThat(report.hasFigures()).isTrue();
        assertThat(report.accounts())
                .containsExactly(
                        AccountSnapshot.of(ASK, List.of(CashBalance.of(Money.of("44672.24", "DKK"))), List.of()));
        // the end of the period in the name, in summer
        assertThat(report.asOf()).contains(Instant.parse("2025-04-30T21:59:59Z"));
        assertThat(report.rows()).isEqualTo(new Rows(12, 0, 0));
        assertThat(report.findings()).isEmpty();
        assertThat(lines(report))
                .containsExactly(
                        "2025-04-28 WITHDRAWAL DKK -500",
                        "2025-04-25 INTEREST DKK 3.15",
                        "2025-04-22 TAX DKK -7",
                        "2025-04-20 DIVIDEND DKK 41.2",
                        "2025-04-11 SELL DKK 8959.61",
                        "2025-03-04 BUY DKK -10067.12",
                        "2025-03-04 SELL DKK 10067.12",
                        "2025-03-04 BUY DKK -10067.12",
                        "2025-02-11 BUY DKK -12999.35",
                        "2025-01-10 BUY DKK -758.25",
                        "2025-01-08 DEPOSIT DKK 60000");
        // 60000 - 758.25 - 12999.35 - 10067.12 + 10067.12 - 10067.12 + 8959.61 + 41.20 - 7 + 3.15 - 500 = 44 672.24
        assertThat(report.booked().transactions().stream()
                        .map(t -> t.net().orElseThrow())
                        .reduce(Money::plus))
                .contains(Money.of("44672.24", "DKK"));
        Transaction deposit = one(report, Kind.DEPOSIT, "2025-01-08");
        assertThat(deposit.evidence().ids())
                .containsExactlyInAnyOrder(
                        ExternalId.of(Scheme.TRADE, "6020000000"), ExternalId.of(Scheme.BOOKING, "7020000000"));
        Transaction sold = one(report, Kind.SELL, "2025-04-11");
        assertThat(sold.movements()).isEmpty();
        assertThat(sold.instrument().orElseThrow().identifiers()).containsExactly(ListedSymbol.of("SXR8", "XETR"));
        assertThat(sold.evidence().ids()).containsExactly(ExternalId.of(Scheme.TRADE, "6030000006"));
        assertThat(one(report, Kind.DIVIDEND, "2025-04-20").evidence().ids())
                .containsExactly(ExternalId.of(Scheme.CORPORATE_ACTION, "9410001"));
    }

    @Test
    void readsADanishStatementOfTwoAccountsOldestFirst() {
        String header = "Konto ID|Posteringsdato|Valørdato|Begivenhed|Ændring|Kontant balance|Kommentar";
        ImportReport report = read(workbook(
                "statement.xlsx",
                sheet(
                        "Kontooversigt",
                        "Konto ID|Valuta|Startkontantsaldo|Krediteret|Debiteret|Slutkontantsaldo|Kontoens værdi",
                        "A1|DKK|#10|#5|#-3|#12|#12",
                        "A2|EUR|#0|#0|#0|#0|#0"),
                sheet(
                        "Kontoudtog A1",
                        header,
                        "A1|11-maj-2025|11-maj-2025|Saxo Paid Interest Negative IC/IC 1|#5|#15|",
                        "A1|12-okt-2025|12-okt-2025|Corporate Actions ACM:xcse 94|#-2|#13|",
                        "A1|13-okt-2025|13-okt-2025|Wonders 12345|#-1|#12|Hvad?"),
                sheet("Kontoudtog A2", header)));

        assertThat(report.language()).contains("da");
        assertThat(lines(report))
                .containsExactly("2025-05-11 INTEREST DKK 5", "2025-10-12 UNKNOWN DKK -2", "2025-10-13 UNKNOWN DKK -1");
        assertThat(report.booked().transactions().get(2).evidence().note()).isEqualTo("Hvad?");
        assertThat(report.accounts()).hasSize(2);
        assertThat(codes(report)).containsOnly("UNKNOWN_EVENT").hasSize(2);
        // no date in the name: the end of the newest day, in summer
        assertThat(report.asOf()).contains(Instant.parse("2025-10-13T21:59:59Z"));
    }

    @Test
    void saysWhereTheBalanceOfAStatementBreaks() {
        String header = "Account ID|Posting Date|Value Date|Event|Net Change|Cash Balance|Comment";
        ImportReport report = read(workbook(
                "statement.xlsx",
                sheet("Account Summary", "Account ID|Currency|Start Cash Balance|End Cash Balance", "A1|DKK|#0|#60"),
                sheet(
                        "Account Statement A1",
                        header,
                        "A1|13-okt-2025||DEPOSIT  (1, 2)|#10|#60|",
                        "A1|12-okt-2025||DEPOSIT  (3, 4)|#20|#50|",
                        "A1|11-okt-2025||DEPOSIT  (5, 6)|#25|#25|",
                        "A9|11-okt-2025||DEPOSIT  (7, 8)|#25|#25|")));

        // 25 + 20 is not 50
        assertThat(report.findings())
                .extracting(f -> f.severity() + " " + f.code() + " " + f.row().getAsInt())
                .containsExactly("ERROR NO_CURRENCY 5", "WARNING BALANCE_BREAKS 3");
        assertThat(report.booked().transactions()).hasSize(3);
        assertThat(report.accounts().get(0).cash()).containsExactly(CashBalance.of(Money.of("60", "DKK")));
    }

    @Test
    void refusesAStatementWithoutItsSummary() {
        ImportReport report = read(workbook(
                "statement.xlsx",
                sheet(
                        "Account Statement A1",
                        "Account ID|Posting Date|Value Date|Event|Net Change|Cash Balance|Comment")));

        assertThat(report.refusal()).hasValueSatisfying(r -> assertThat(r).contains("\"Account Summary\""));
    }

    @Test
    void readsClosedPositionsAsProfitsAndNotAsTransactions() {
        ImportReport report = read(booked("ClosedPositions_19999999_2025-01-01_2025-12-31.xlsx"));

        assertThat(report.kind()).contains("saxo-closed-positions");
        assertThat(report.booked().transactions()).isEmpty();
        assertThat(report.booked().gains()).hasSize(3);
        ReportedGain first = report.booked().gains().get(0);
        assertThat(first.account()).isEqualTo(AccountId.of("saxo", "19999999USD"));
        assertThat(first.opened()).contains(LocalDate.parse("2024-11-26"));
        assertThat(first.closed()).isEqualTo(LocalDate.parse("2025-08-11"));
        // -20 closes 20 that were held
        assertThat(first.quantity()).isEqualTo(Quantity.of("20"));
        assertThat(first.profits()).containsExactly(Money.of("2387.40", "USD"), Money.of("1925.71", "EUR"));
        assertThat(first.opening()).contains(ExternalId.of(Scheme.POSITION, "6084000001"));
        assertThat(first.closing()).contains(ExternalId.of(Scheme.POSITION, "6365000001"));
        assertThat(report.booked().gains().get(1).opening()).isEqualTo(first.opening());
        ReportedGain option = report.booked().gains().get(2);
        assertThat(option.instrument().identifiers()).containsExactly(NativeId.of("saxo", "sym:C3AI.OPT:xcbf"));
        assertThat(option.profits()).containsExactly(Money.of("-82", "USD"), Money.of("-71", "EUR"));
    }

    @Test
    void readsShareDividends() {
        ImportReport report = read(booked("ShareDividends_19999999_2025-01-01_2025-12-31.xlsx"));

        assertThat(report.kind()).contains("saxo-share-dividends");
        // the second is a row of tax and a row of dividend
        assertThat(report.rows()).isEqualTo(new Rows(3, 0, 0));
        assertThat(lines(report)).containsExactly("2025-03-20 DIVIDEND USD 19.55", "2025-03-31 DIVIDEND USD 44.88");
        Transaction ares = one(report, Kind.DIVIDEND, "2025-03-31");
        // 52.80 - 7.92 = 44.88 in the account of USD; x 0.92 = 41.2896, and 48.58 - 7.29 = 41.29 EUR is told
        assertThat(ares.gross()).contains(Money.of("52.80", "USD"));
        assertThat(ares.charges()).containsExactly(Charge.tax(Money.of("-7.92", "USD"), "Withholding tax amount"));
        assertThat(ares.rate()).contains(FxRate.of("USD", "EUR", "0.92", LocalDate.parse("2025-03-31"), "saxo"));
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void tellsADividendInTheClientsCurrencyWhereTheAccountMayBeInAny() {
        String header = "Account ID|Client Currency|Instrument|Instrument Symbol|Event|Posting Date|Pay Date"
                + "|Conversion Rate|Dividend amount|Withholding tax amount|Residential tax amount|Fee amount"
                + "|Booked Amount (EUR)";
        ImportReport report = read(workbook(
                "dividends.xlsx",
                sheet(
                        "Share Dividends",
                        header,
                        "100001INET|EUR|Acme|ACM:xnys|Cash dividend|#45736|#45736|#0.9|USD 10.00|-USD 1.50|USD 0.00"
                                + "|-USD 0.20|#7.47",
                        "100001INET|EUR|Beta|BET:xnys|Cash dividend|#45737|#45737|#0.9|USD 10.00|-USD 1.50|USD 0.00"
                                + "|USD 0.00|#9",
                        "100001INET|EUR|Gamma|GAM:xnys|Cash dividend|#45737|#45737|#0.9|ten||||#9")));

        Transaction acme = one(report, Kind.DIVIDEND, "2025-03-20");
        // (10 - 1.50 - 0.20) x 0.9 = 7.47
        assertThat(acme.net()).contains(Money.of("7.47", "EUR"));
        assertThat(acme.gross()).contains(Money.of("10", "USD"));
        assertThat(acme.charges())
                .containsExactly(
                        Charge.tax(Money.of("-1.50", "USD"), "Withholding tax amount"),
                        Charge.fee(Money.of("-0.20", "USD"), "Fee amount"));
        // (10 - 1.50) x 0.9 = 7.65 is not 9
        assertThat(report.findings())
                .extracting(f -> f.severity() + " " + f.code() + " " + f.row().getAsInt())
                .containsExactly("ERROR UNREADABLE_NUMBER 4", "WARNING BOOKED_DIFFERS 3", "ERROR CONTRADICTION 3");
    }

    @Test
    void readsAggregatedAmountsAsASummary() {
        ImportReport report = read(booked("AggregatedAmounts_19999999_2025-01-01_2025-12-31.xlsx"));

        assertThat(report.kind()).contains("saxo-aggregated-amounts");
        assertThat(report.booked().summary()).isTrue();
        assertThat(report.rows()).isEqualTo(new Rows(9, 0, 0));
        // -1000 - 1.50 - 0.03; 12 - 1.80
        assertThat(lines(report))
                .containsExactly(
                        "2025-04-10 BUY EUR -1001.53",
                        "2025-04-15 DIVIDEND EUR 10.2",
                        "2025-04-01 DEPOSIT EUR 2500",
                        "2025-04-01 FEE EUR -15",
                        "2025-04-01 TAX EUR -3.75",
                        "2025-04-30 INTEREST EUR 1.12");
        Transaction bought = one(report, Kind.BUY, "2025-04-10");
        assertThat(bought.gross()).contains(Money.of("-1000", "EUR"));
        assertThat(bought.charges())
                .containsExactly(
                        Charge.fee(Money.of("-1.50", "EUR"), "Commission"),
                        Charge.fee(Money.of("-0.03", "EUR"), "Exchange Fee"));
        assertThat(bought.instrument().orElseThrow().identifiers())
                .containsExactlyInAnyOrder(NativeId.of("saxo", "555:Stock"), ListedSymbol.of("TGT", "XNYS"));
    }

    @Test
    void countsWhatStandsOnTwoSheetsOnce() {
        ImportReport report = read(booked("AggregatedAmounts_100001_2025-01-01_2025-12-31_PARTIAL_COLUMNS.xlsx"));

        assertThat(report.language()).contains("fr");
        // -552.00 - 2.50 + 2.00 - 2.20 = -554.70; the deposit stands on two sheets
        assertThat(lines(report))
                .containsExactly(
                        "2025-11-05 BUY EUR -554.7", "2025-01-02 DIVIDEND EUR 11.06", "2025-10-01 DEPOSIT EUR 1000");
        assertThat(report.rows()).isEqualTo(new Rows(6, 2, 0));
        assertThat(codes(report)).containsExactly("NOT_BOOKED", "ON_ANOTHER_SHEET");
    }

    @Test
    void keepsApartWhatIsNoPartOfATrade() {
        String header = "Date|Booking Account ID|Account Currency|Amount Type Name|Affects Balance|Asset type"
                + "|Unified Instrument Code (UIC)|Instrument Symbol|Instrument Description|Amount Account Currency";
        String acme = "|Stock|#5|ACM:xnys|Acme|";
        ImportReport report = read(workbook(
                "amounts.xlsx",
                sheet(
                        "Cash Movements",
                        header,
                        "01-04-2025|A1|EUR|Corporate Actions - Cash Dividends|Yes" + acme + "#12",
                        "01-04-2025|A1|EUR|Corporate Actions - Withholding Tax|Yes" + acme + "#-2",
                        "01-04-2025|A1|EUR|Share Amount|Yes" + acme + "#100",
                        "01-04-2025|A1|EUR|Commission|Yes" + acme + "#-1",
                        "01-04-2025|A1|EUR|Custody Fee|No" + acme + "#-1",
                        "02-04-2025|A1|EUR|Corporate Actions - Withholding Tax|Yes" + acme + "#-3",
                        "02-04-2025|A1|EUR|Corporate Actions - Cash Compensation|Yes" + acme + "#4",
                        "03-04-2025|A1|EUR|Cash Amount|Yes|Cash|#0|||#-50",
                        "03-04-2025|A1|EUR|Cash Amount|Yes|Cash|#0|||#-50")));

        assertThat(lines(report))
                .containsExactly(
                        "2025-04-01 SELL EUR 99",
                        "2025-04-01 DIVIDEND EUR 10",
                        "2025-04-02 TAX EUR -3",
                        "2025-04-02 UNKNOWN EUR 4",
                        "2025-04-03 WITHDRAWAL EUR -50",
                        "2025-04-03 WITHDRAWAL EUR -50");
        assertThat(report.rows()).isEqualTo(new Rows(8, 1, 0));
        assertThat(report.findings())
                .extracting(f -> f.severity() + " " + f.code())
                .containsExactly(Severity.INFO + " NOT_IN_BALANCE", Severity.WARNING + " UNKNOWN_EVENT");
        assertThat(report.booked().transactions().get(2).instrument().map(i -> i.name()))
                .isEqualTo(Optional.of("Acme"));
    }
}
