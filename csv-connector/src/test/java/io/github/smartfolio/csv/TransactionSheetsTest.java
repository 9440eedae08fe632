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
import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.Rows;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Isin;
import io.github.smartfolio.instrument.ListedSymbol;
import io.github.smartfolio.ledger.Charge;
import io.github.smartfolio.ledger.ExternalId;
import io.github.smartfolio.ledger.ExternalId.Scheme;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Movement;
import io.github.smartfolio.ledger.Movement.Effect;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.money.FxRate;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.source.Finding.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Saxo's transactions workbook of three sheets. */
class TransactionSheetsTest {

    private static final String DUTCH = "Transacties_100001_2025-01-01_2025-12-31.xlsx";

    private static final String MAIN =
            "Transactiedatum|Rekening-ID|Transactie-ID|Corporate action-Id|Bk\u00a0Record\u00a0Id"
                    + "|Booking\u00a0Id|Transactietype|Acties|Aantal|Valuta|Boekingsbedrag|_Valuta|Omrekeningskoers|Instrument"
                    + "|Instrumentsymbool|Instrument ISIN|Instrumentvaluta|Type";
    private static final String DETAILS = "Rekening-ID|Transactie-ID|Bk\u00a0Record\u00a0Id|Corporate action-Id|Acties"
            + "|Openen/sluiten|Traded\u00a0Quantity|Prijs|Verhandelde waarde|Instrument|Instrumentsymbool|Instrument ISIN"
            + "|Instrumentvaluta|Type";
    private static final String BOOKINGS =
            "Rekening-ID|Transactie-ID|Bk\u00a0Record\u00a0Id|Corporate action-Id|Acties|Amount Type|Boekingsbedrag";
    private static final String ACME = "Acme|ACM:xams|NL0000009538|EUR|Stock";
    private static final String BETA = "Beta|BET:xams|NL0009346428|EUR|Stock";

    @Test
    void readsTheDutchWorkbook() {
        ImportReport report = read(booked(DUTCH));

        assertThat(report.kind()).contains("saxo-transactions");
        assertThat(report.language()).contains("nl");
        // 11 transactions, 7 details, 11 bookings
        assertThat(report.rows()).isEqualTo(new Rows(29, 0, 0));
        assertThat(report.findings()).isEmpty();
        // 2025-11-03 in Paris, in winter
        assertThat(report.asOf()).contains(Instant.parse("2025-11-03T22:59:59Z"));
        assertThat(lines(report))
                .containsExactly(
                        "2025-11-03 SELL -70 EUR 2172.7",
                        "2025-10-01 DIVIDEND EUR 18.7",
                        "2025-09-15 DEPOSIT EUR 500",
                        "2025-08-01 FEE EUR -3.12",
                        "2025-07-01 INTEREST EUR 0.41",
                        "2025-06-10 DIVIDEND EUR 34",
                        "2025-06-10 BUY 1 EUR -21.1",
                        "2025-05-20 SPLIT -4 20",
                        "2025-03-04 BUY 50 USD -318",
                        "2025-02-03 TRANSFER_IN 2000",
                        "2025-02-03 TRANSFER_IN 280");
    }

    @Test
    void takesASaleApart() {
        Transaction sold = one(read(booked(DUTCH)), Kind.SELL, "2025-11-03");

        // 2178.70 - 6.00 = 2172.70
        assertThat(sold.gross()).contains(Money.of("2178.70", "EUR"));
        assertThat(sold.charges()).containsExactly(Charge.fee(Money.of("-6", "EUR"), "Commissie"));
        assertThat(sold.net()).contains(Money.of("2172.70", "EUR"));
        assertThat(sold.account()).isEqualTo(AccountId.of("saxo", "69900/1000000EUR"));
        // 45964.4375 is half past ten in Paris, in winter
        assertThat(sold.at()).contains(Instant.parse("2025-11-03T09:30:00Z"));
        assertThat(sold.reportedProfit()).contains(Money.of("221.37", "EUR"));
        assertThat(sold.rate()).isEmpty();
        Movement movement = sold.movements().get(0);
        // the event says 31.12: rounded
        assertThat(movement.price()).contains(Money.of("31.1243", "EUR"));
        assertThat(movement.effect()).contains(Effect.CLOSE);
        assertThat(movement.instrument().identifiers())
                .containsExactlyInAnyOrder(Isin.of("GB00BP6MXD84"), ListedSymbol.of("SHELL", "XAMS"));
        assertThat(sold.evidence().ids())
                .containsExactlyInAnyOrder(
                        ExternalId.of(Scheme.TRADE, "7000000009"),
                        ExternalId.of(Scheme.POSITION, "7000000009"),
                        ExternalId.of(Scheme.RECORD, "3000000009"),
                        ExternalId.of(Scheme.ORDER, "5340000009"));
    }

    @Test
    void readsMoneyInTheCurrencyOfTheAccount() {
        Transaction bought = one(read(booked(DUTCH)), Kind.BUY, "2025-03-04");

        // -310 - 8 = -318 USD; -292.56 EUR is the client's currency and no quantity
        assertThat(bought.gross()).contains(Money.of("-310", "USD"));
        assertThat(bought.charges()).containsExactly(Charge.fee(Money.of("-8", "USD"), "Commissie"));
        assertThat(bought.movements().get(0).quantity()).isEqualTo(Quantity.of("50"));
        assertThat(bought.rate()).contains(FxRate.of("USD", "EUR", "0.92", LocalDate.parse("2025-03-04"), "saxo"));
    }

    @Test
    void tellsWhatWasWithheld() {
        Transaction dividend = one(read(booked(DUTCH)), Kind.DIVIDEND, "2025-10-01");

        // 22.00 - 3.30 = 18.70
        assertThat(dividend.gross()).contains(Money.of("22", "EUR"));
        assertThat(dividend.charges())
                .containsExactly(Charge.tax(Money.of("-3.30", "EUR"), "Corporate actions - Bronbelasting"));
        assertThat(dividend.instrument()).isPresent();
        assertThat(dividend.movements()).isEmpty();
    }

    @Test
    void paysAnElectiveDividendAndBuysSharesWithIt() {
        ImportReport report = read(booked(DUTCH));
        Transaction dividend = one(report, Kind.DIVIDEND, "2025-06-10");
        Transaction bought = one(report, Kind.BUY, "2025-06-10");

        // 34.00 - 21.10 = 12.90, which is what was booked
        assertThat(dividend.net()).contains(Money.of("34", "EUR"));
        assertThat(bought.net()).contains(Money.of("-21.10", "EUR"));
        assertThat(bought.movements().get(0).quantity()).isEqualTo(Quantity.of("1"));
        assertThat(bought.movements().get(0).price()).contains(Money.of("21.10", "EUR"));
    }

    @Test
    void movesBothSidesOfASplitAndNoMoneyWithATransfer() {
        ImportReport report = read(booked(DUTCH));

        Transaction split = one(report, Kind.SPLIT, "2025-05-20");
        assertThat(split.movements()).extracting(m -> m.quantity().toString()).containsExactly("-4", "20");
        assertThat(split.net()).isEmpty();
        Transaction bond = report.booked().transactions().stream()
                .filter(t -> t.kind() == Kind.TRANSFER_IN)
                .filter(t -> t.instrument().orElseThrow().assetClass() == AssetClass.BOND)
                .findFirst()
                .orElseThrow();
        assertThat(bond.net()).isEmpty();
        assertThat(bond.gross()).isEmpty();
        // 112.35 % of par
        assertThat(bond.movements().get(0).price()).contains(Money.of("1.1235", "EUR"));
    }

    @Test
    void readsTheFrenchWorkbook() {
        ImportReport report =
                read(booked("Transactions_100001_2025-01-01_2025-12-31_three_sheets_PARTIAL_HEADERS.xlsx"));

        assertThat(report.language()).contains("fr");
        assertThat(report.rows()).isEqualTo(new Rows(7, 0, 0));
        Transaction bought = one(report, Kind.BUY, "2025-11-05");
        // -552.00 - 2.50 + 2.00 - 2.20 = -554.70
        assertThat(bought.gross()).contains(Money.of("-552", "EUR"));
        assertThat(bought.charges())
                .containsExactly(
                        Charge.fee(Money.of("-2.50", "EUR"), "Commission"),
                        Charge.fee(Money.of("2", "EUR"), "Crédit de commission client"),
                        Charge.tax(Money.of("-2.20", "EUR"), "Taxe sur les transactions financières"));
        assertThat(bought.net()).contains(Money.of("-554.70", "EUR"));
        // only the amount in the client's currency is told of it
        assertThat(one(report, Kind.DEPOSIT, "2025-10-01").net()).contains(Money.of("1000", "EUR"));
    }

    @Test
    void undoesATradeOfTheSameNumber() {
        ImportReport report = read(dutch(
                rows(
                        "#45720|A1EUR|#7|||#0|Transactie|Koop 12 @ 4.90 EUR|#-60|EUR|#-60|EUR|#1|" + ACME,
                        "#45721|A1EUR|#7||||Transactie|Koop 12 @ 4.90 EUR - Terugboeking|#60|EUR|#60|EUR|#1|" + ACME),
                rows(
                        "A1EUR|#7|||Koop 12 @ 4.90 EUR|Te openen|#12|#4.9|#-58.8|" + ACME,
                        "A1EUR|#7|||Koop 12 @ 4.90 EUR - Terugboeking|Te sluiten|#-12|#4.9|#58.8|" + ACME),
                rows(
                        "A1EUR|#7|||Koop 12 @ 4.90 EUR|Aandeelbedrag|#-58.8",
                        "A1EUR|#7|||Koop 12 @ 4.90 EUR|Beurskosten|#-1.2",
                        "A1EUR|#7|||Koop 12 @ 4.90 EUR - Terugboeking|Aandeelbedrag|#58.8",
                        "A1EUR|#7|||Koop 12 @ 4.90 EUR - Terugboeking|Beurskosten|#1.2")));

        assertThat(report.findings()).isEmpty();
        assertThat(lines(report)).containsExactly("2025-03-04 BUY 12 EUR -60", "2025-03-05 BUY undone -12 EUR 60");
        Transaction undone = report.booked().transactions().get(1);
        assertThat(undone.gross()).contains(Money.of("58.80", "EUR"));
        assertThat(undone.charges()).containsExactly(Charge.fee(Money.of("1.20", "EUR"), "Beurskosten"));
    }

    @Test
    void joinsTheRowsOfAMerger() {
        ImportReport report = read(dutch(
                rows(
                        "#45720|A1EUR||#93|||Corporate action|Fusie|#0|EUR|#0|EUR|#1|" + ACME,
                        "#45720|A1EUR||#93|||Corporate action|Fusie|#0|EUR|#0|EUR|#1|" + BETA,
                        "#45721|A1EUR||#94|||Corporate action|Omwisseling|#0|EUR|#0|EUR|#1|" + ACME),
                rows(
                        "A1EUR|||#93|Fusie|Te openen|#6|#20|#-120|" + BETA,
                        "A1EUR|||#93|Fusie|Te sluiten|#-10|#12|#120|" + ACME,
                        "A1EUR|||#94|Omwisseling|Te sluiten|#-5|#12|#60|" + ACME),
                rows()));

        assertThat(lines(report)).containsExactly("2025-03-04 MERGER -10 6", "2025-03-05 UNKNOWN -5");
        assertThat(report.booked().transactions().get(0).movements())
                .extracting(m -> m.instrument().name())
                .containsExactly("Acme", "Beta");
        assertThat(codes(report)).containsExactly("EVENT_INCOMPLETE");
        // two rows of one event are one transaction
        assertThat(report.rows()).isEqualTo(new Rows(6, 0, 0));
    }

    @Test
    void reinvestsADividendThatLeavesNoMoney() {
        ImportReport report = read(dutch(
                rows("#45720|A1EUR||#93|#31||Corporate action|Herbeleggingsdividend|#0|EUR|#0|EUR|#1|" + ACME),
                rows("A1EUR||#31|#93|Herbeleggingsdividend|Te openen|#2|#21.25|#-42.5|" + ACME),
                rows(
                        "A1EUR||#31|#93|Herbeleggingsdividend|Corporate actions - Cash dividenden|#50",
                        "A1EUR||#31|#93|Herbeleggingsdividend|Corporate actions - Roerende voorheffing|#-7.5",
                        "A1EUR||#31|#93|Herbeleggingsdividend|Corporate Actions - Share Amount|#-42.5")));

        // 50 - 7.50 - 42.50 = 0
        assertThat(lines(report)).containsExactly("2025-03-04 DIVIDEND EUR 42.5", "2025-03-04 BUY 2 EUR -42.5");
        assertThat(report.booked().transactions().get(0).charges())
                .containsExactly(Charge.tax(Money.of("-7.50", "EUR"), "Corporate actions - Roerende voorheffing"));
    }

    @Test
    void takesADividendInSharesForIncomeOfWhatTheyAreWorth() {
        ImportReport report = read(dutch(
                rows("#45720|A1EUR||#93|||Corporate action|Keuzedividend|#0|EUR|#0|EUR|#1|" + ACME),
                rows("A1EUR|||#93|Keuzedividend|Te openen|#2|#21.25|#-42.5|" + ACME),
                rows()));

        Transaction received = one(report, Kind.INCOME, "2025-03-04");
        assertThat(received.movements().get(0).quantity()).isEqualTo(Quantity.of("2"));
        assertThat(received.worth()).contains(Money.of("42.50", "EUR"));
        assertThat(received.net()).isEmpty();
    }

    @Test
    void letsTheNumberOfUnitsSayWhatAnExpiryDid() {
        ImportReport report = read(dutch(
                rows("#45720|A1EUR|#7|#93|||Corporate action|Expiratie|#0|EUR|#0|EUR|#1|" + ACME),
                rows("A1EUR|#7||#93|Expiratie|Te sluiten|#-3|#0|#0|" + ACME),
                rows()));

        assertThat(lines(report)).containsExactly("2025-03-04 SELL -3");
    }

    @Test
    void takesTaxesFromInterestAndAFeeForWhatItIs() {
        ImportReport report = read(dutch(
                rows(
                        "#45720|A1EUR||||#41|Cashbedrag|Creditrente|#8.5|EUR|#8.5|EUR|#1|||||Cash",
                        "#45721|A1EUR||||#42|Cashbedrag|Service fee|#-3.63|EUR|#-3.63|EUR|#1|||||Cash"),
                rows(),
                "A1EUR|#41|Creditrente|Rente|#10",
                "A1EUR|#41|Creditrente|Bronbelasting|#-1.5",
                "A1EUR|#42|Service fee|Service fee|#-3",
                "A1EUR|#42|Service fee|BTW|#-0.63"));

        Transaction interest = one(report, Kind.INTEREST, "2025-03-04");
        // 10 - 1.50 = 8.50
        assertThat(interest.gross()).contains(Money.of("10", "EUR"));
        assertThat(interest.charges()).containsExactly(Charge.tax(Money.of("-1.50", "EUR"), "Bronbelasting"));
        Transaction fee = one(report, Kind.FEE, "2025-03-05");
        // 3 + 0.63 = 3.63
        assertThat(fee.gross()).contains(Money.of("-3", "EUR"));
        assertThat(fee.charges()).containsExactly(Charge.tax(Money.of("-0.63", "EUR"), "BTW"));
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void takesAPartNobodyKnowsForAFeeAndSaysSo() {
        ImportReport report = read(dutch(
                rows("#45720|A1EUR|#7||||Transactie|Koop 12 @ 4.90 EUR|#-60|EUR|#-60|EUR|#1|" + ACME),
                rows("A1EUR|#7|||Koop 12 @ 4.90 EUR|Te openen|#12|#4.9|#-58.8|" + ACME),
                rows(
                        "A1EUR|#7|||Koop 12 @ 4.90 EUR|Aandeelbedrag|#-58.8",
                        "A1EUR|#7|||Koop 12 @ 4.90 EUR|Verrassing|#-1.2")));

        assertThat(report.booked().transactions().get(0).charges())
                .containsExactly(Charge.fee(Money.of("-1.20", "EUR"), "Verrassing"));
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("UNKNOWN_AMOUNT");
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.message()).contains("Verrassing");
        });
    }

    @Test
    void rejectsRowsThatBelongToNothingAndWhatCannotBeRead() {
        ImportReport report = read(dutch(
                rows(
                        "#45720|A1EUR|#7||||Transactie|Koop 1 @ 5.00 EUR|#-5|EUR|#-5|EUR|#1|" + ACME,
                        "#45720|A1EUR|#8||||Transactie|Koop 2 @ 5.00 EUR|#-10|EUR|#-10|EUR|#1|" + ACME,
                        "gisteren|A1EUR|#9||||Transactie|Koop 3 @ 5.00 EUR|#-15|EUR|#-15|EUR|#1|" + ACME),
                rows("A1EUR|#8|||Koop 2 @ 5.00 EUR|Te openen|twee|#5|#-10|" + ACME),
                rows(
                        "A1EUR|#7|||Koop 1 @ 5.00 EUR|Aandeelbedrag|#-5",
                        "A1EUR|#8|||Koop 2 @ 5.00 EUR|Aandeelbedrag|#-10",
                        "A1EUR|#9|||Koop 3 @ 5.00 EUR|Aandeelbedrag|#-15")));

        assertThat(lines(report)).containsExactly("2025-03-04 BUY 1 EUR -5");
        // 7: two rows in; 8: three out; 9: two out
        assertThat(report.rows()).isEqualTo(new Rows(2, 0, 5));
        assertThat(report.findings())
                .extracting(f -> f.code() + " " + f.row().getAsInt())
                .containsExactlyInAnyOrder(
                        "UNREADABLE_DATE 4", "UNREADABLE_NUMBER 2", "BOOKING_UNREADABLE 3", "NO_TRANSACTION 4");
        assertThat(report.findings()).allSatisfy(f -> assertThat(f.message()).contains("(Sheet \""));
    }

    @Test
    void readsPricesInPenceOnlyWhereTheFileSaysSo() {
        String london = "LSE|LSEG:xlon|GB00B0SWJX34|GBP|Stock";
        ImportReport report = read(dutch(
                rows(
                        "#45720|A1GBP|#7||||Transactie|Koop 1 @ 4,902.80 GBp|#-49.03|GBP|#-49.03|GBP|#1|" + london,
                        "#45721|A1GBP|#8||#31||Corporate action|Keuzedividend|#-49.03|GBP|#-49.03|GBP|#1|" + london),
                rows(
                        "A1GBP|#7|||Koop 1 @ 4,902.80 GBp|Te openen|#1|#4902.8|#-49.03|" + london,
                        "A1GBP|#8|||Keuzedividend|Te openen|#1|#4902.8|#-49.03|" + london),
                rows(
                        "A1GBP|#7|||Koop 1 @ 4,902.80 GBp|Aandeelbedrag|#-49.03",
                        "A1GBP|#8|||Keuzedividend|Aandeelbedrag|#-49.03")));

        assertThat(one(report, Kind.BUY, "2025-03-04").movements().get(0).price())
                .contains(Money.of("49.028", "GBP"));
        // "GBP" beside a share in London may mean pence
        assertThat(one(report, Kind.BUY, "2025-03-05").movements().get(0).price())
                .isEmpty();
    }

    @Test
    void takesNoRateThatDoesNotLeadToTheClientsAmount() {
        String london = "LSE|LSEG:xlon|GB00B0SWJX34|GBP|Stock";
        ImportReport report = read(dutch(
                rows(
                        // 100 USD x 0.9 = 90 EUR; 100 USD x 1.18 is not
                        "#45720|A1USD|#7||||Transactie|Koop 1 @ 75.00 GBP|#-90|EUR|#-100|USD|#0.9|" + london,
                        "#45721|A1USD|#8||||Transactie|Koop 1 @ 75.00 GBP|#-90|EUR|#-100|USD|#1.18|" + london),
                rows(),
                rows(
                        "A1USD|#7|||Koop 1 @ 75.00 GBP|Aandeelbedrag|#-100",
                        "A1USD|#8|||Koop 1 @ 75.00 GBP|Aandeelbedrag|#-100")));

        assertThat(one(report, Kind.BUY, "2025-03-04").rate())
                .contains(FxRate.of("USD", "EUR", "0.9", LocalDate.parse("2025-03-04"), "saxo"));
        assertThat(one(report, Kind.BUY, "2025-03-05").rate()).isEmpty();
        // no details: quantity and price are those of the event
        assertThat(one(report, Kind.BUY, "2025-03-04").movements().get(0).price())
                .contains(Money.of("75", "GBP"));
    }

    @Test
    void namesTheMissingSheetInTheLanguageOfTheOthers() {
        ImportReport noUnits = read(workbook(
                "x.xlsx",
                sheet(
                        "Transacties",
                        MAIN,
                        "#45720|A1EUR|#7||||Transactie|Koop 1 @ 5.00 EUR|#-5|EUR|#-5|EUR|#1|" + ACME),
                sheet("Bookings", BOOKINGS)));
        ImportReport partsOnly = read(workbook("x.xlsx", sheet("Bookings", BOOKINGS)));

        assertThat(noUnits.refusal()).hasValueSatisfying(r -> assertThat(r).contains("\"_Transacties\""));
        assertThat(partsOnly.refusal()).hasValueSatisfying(r -> assertThat(r).contains("\"Transacties\""));
        assertThat(partsOnly.kind()).contains("saxo-transactions");
    }

    @Test
    void rowsInAnotherOrderAreTheSameTransactions() {
        List<String> main = new ArrayList<>(List.of(
                "#45720|A1EUR|#7||||Transactie|Koop 1 @ 5.00 EUR|#-6|EUR|#-6|EUR|#1|" + ACME,
                "#45721|A1EUR|#8||||Transactie|Verkoop 1 @ 6.00 EUR|#5|EUR|#5|EUR|#1|" + ACME,
                "#45722|A1EUR||#93|#31||Corporate action|Keuzedividend|#4|EUR|#4|EUR|#1|" + ACME,
                "#45722|A1EUR||#93|||Corporate action|Keuzedividend|#0|EUR|#0|EUR|#1|" + ACME));
        List<String> details = new ArrayList<>(List.of(
                "A1EUR|#7|||Koop 1 @ 5.00 EUR|Te openen|#1|#5|#-5|" + ACME,
                "A1EUR|#8|||Verkoop 1 @ 6.00 EUR|Te sluiten|#-1|#6|#6|" + ACME,
                "A1EUR|||#93|Keuzedividend|Te openen|#1|#6|#-6|" + ACME));
        List<String> bookings = new ArrayList<>(List.of(
                "A1EUR|#7|||Koop 1 @ 5.00 EUR|Aandeelbedrag|#-5",
                "A1EUR|#7|||Koop 1 @ 5.00 EUR|Commissie|#-1",
                "A1EUR|#8|||Verkoop 1 @ 6.00 EUR|Aandeelbedrag|#6",
                "A1EUR|#8|||Verkoop 1 @ 6.00 EUR|Commissie|#-1",
                "A1EUR||#31|#93|Keuzedividend|Corporate Actions - Cash Dividends|#10",
                "A1EUR||#31|#93|Keuzedividend|Corporate Actions - Share Amount|#-6"));
        List<Transaction> inOrder =
                read(dutch(main, details, bookings)).booked().transactions();
        assertThat(inOrder).hasSize(4);
        Random random = new Random(11);
        for (int i = 0; i < 10; i++) {
            for (List<String> rows : List.of(main, details, bookings)) {
                Collections.shuffle(rows, random);
            }

            assertThat(read(dutch(main, details, bookings)).booked().transactions())
                    .containsExactlyInAnyOrderElementsOf(inOrder);
        }
    }

    private static List<String> rows(String... rows) {
        return Arrays.asList(rows);
    }

    private static UploadedFile dutch(List<String> main, List<String> details, List<String> bookings) {
        return workbook(
                "x.xlsx",
                sheet("Transacties", withHeader(MAIN, main)),
                sheet("_Transacties", withHeader(DETAILS, details)),
                sheet("Bookings", withHeader(BOOKINGS, bookings)));
    }

    /** The parts of cash bookings: account, booking, event, type, amount. */
    private static UploadedFile dutch(List<String> main, List<String> details, String... cashBookings) {
        return workbook(
                "x.xlsx",
                sheet("Transacties", withHeader(MAIN, main)),
                sheet("_Transacties", withHeader(DETAILS, details)),
                sheet(
                        "Bookings",
                        withHeader(
                                "Rekening-ID|Booking\u00a0Id|Acties|Amount Type|Boekingsbedrag|Bk Record Id",
                                List.of(cashBookings))));
    }

    private static String[] withHeader(String header, List<String> rows) {
        List<String> all = new ArrayList<>(List.of(header));
        all.addAll(rows);
        return all.toArray(String[]::new);
    }
}
