package io.github.smartfolio.csv;

import static io.github.smartfolio.csv.Files.codes;
import static io.github.smartfolio.csv.Files.positions;
import static io.github.smartfolio.csv.Files.read;
import static io.github.smartfolio.csv.Files.sum;
import static io.github.smartfolio.csv.Files.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.account.Position;
import io.github.smartfolio.account.Valued;
import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.Rows;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.InstrumentAliases;
import io.github.smartfolio.instrument.InstrumentDirectory;
import io.github.smartfolio.instrument.Isin;
import io.github.smartfolio.instrument.ListedSymbol;
import io.github.smartfolio.instrument.NativeId;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows as people's own views show them: short, in pence, on margin, in lots, with words nobody has seen. */
class PositionRowsTest {

    private static final String HEADER =
            "Instruments,Statut,Sens,Quantité,Prix entrée,Prix actuel,+/- Nette (EUR),Valeur actuelle (EUR),Compte,"
                    + "N° de position,Symbole,Devise,ISIN,Type d'actif\n";

    @Test
    void takesAnotherClientCurrencyFromTheHeader() {
        ImportReport report = read(text("Instruments,Quantité,Valeur actuelle (CHF)\nRoche,4,1036.4\n"));

        assertThat(sum(report, "CHF")).isEqualTo(Money.of("1036.40", "CHF"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Instruments,Quantité,Valeur actuelle (EUR)\nTesla,12,3543.52\n",
                "ISIN,Quantité,Valeur actuelle (EUR)\nUS88160R1014,12,3543.52\n",
                "Symbole;Quantité;Valeur actuelle (EUR)\nTSLA:xnas;12;3543.52\n",
                "valeur  actuelle\u00a0(EUR)\tINSTRUMENTS\tquantité\r\n3543.52\tTesla\t12\r\n",
                "\"Instruments\n\",\"Quantité\n\",\"Valeur actuelle (EUR)\"\nTesla,12,3543.52",
                "\r\n\r\nInstruments,Quantité,Valeur actuelle (EUR)\rTesla,12,3543.52\r"
            })
    void needsOnlyAnInstrumentTheQuantityAndAValue(String file) {
        ImportReport report = read(text(file));

        assertThat(report.refusal()).isEmpty();
        assertThat(report.rows().accepted()).isEqualTo(1);
        assertThat(sum(report, "EUR")).isEqualTo(Money.of("3543.52", "EUR"));
    }

    @Test
    void valuesSharesAtTheirPriceWhereTheFileHasNoValues() {
        ImportReport report = read(text("Instruments,Quantité,Prix actuel,Devise,Type d'actif,Symbole\n"
                + "Tesla,12,346.97,USD,Action,TSLA:xnas\n"
                + "A bond,1000,98.5,EUR,Obligation,\n"
                + "Vodafone,100,71.42,GBP,Action,VOD:xlon\n"
                + "BP,100,421.5,GBX,Action,BP:xlon\n"));

        // 12 x 346.97
        assertThat(positions(report).get(0).marketValue()).contains(Money.of("4163.64", "USD"));
        assertThat(positions(report).get(0).valued()).isEqualTo(Valued.FROM_PRICE);
        // a price in percent is no price of a unit; a London price named GBP may be in pence
        assertThat(positions(report).get(1).marketValue()).isEmpty();
        assertThat(positions(report).get(2).marketValue()).isEmpty();
        // 100 x 421.5 pence
        assertThat(positions(report).get(3).marketValue()).contains(Money.of("421.5", "GBP"));
        assertThat(codes(report)).contains("MISSING_COLUMN");
    }

    @ParameterizedTest
    @CsvSource({
        "GBX, GBP, 421.5, 4.215",
        "GBp, GBP, 421.5, 4.215",
        "GBP, GBP, 4.215, 4.215",
        "ZAc, ZAR, 12345, 123.45",
        "ILA, ILS, 3456, 34.56"
    })
    void turnsHundredthsIntoTheMainUnit(String unit, String currency, String printed, String price) {
        ImportReport report = read(text(HEADER + "X,Ouvert,Long,10," + printed + "," + printed + ",1,50.1,A,1,X:xlon,"
                + unit + ",GB0007980591,Action\n"));

        Position position = positions(report).get(0);
        assertThat(position.price()).contains(Money.of(price, currency));
        assertThat(position.averagePrice()).contains(Money.of(price, currency));
        assertThat(position.clientValue()).contains(Money.of("50.1", "EUR"));
    }

    @Test
    void readsABondsPriceAsAPartOfPar() {
        ImportReport report =
                read(text(HEADER + "OAT,Ouvert,Long,10000,99.1,98.5,-60,9850,A,1,,EUR,FR0000571218,Obligation\n"));

        Position bond = positions(report).get(0);
        assertThat(bond.instrument().assetClass()).isEqualTo(AssetClass.BOND);
        assertThat(bond.price()).contains(Money.of("0.985", "EUR"));
        assertThat(bond.clientValue()).contains(Money.of("9850", "EUR"));
    }

    @ParameterizedTest
    @CsvSource({"Short, 10, -500", "Court, -10, -500", "Short, 10, 500", "Court, -10, 500"})
    void countsAShortPositionAsOwed(String direction, String quantity, String value) {
        ImportReport report = read(text(HEADER + "X,Ouvert," + direction + "," + quantity + ",40,50,-100," + value
                + ",A,1,X:xpar,EUR,FR0000120271,Action\n"));

        Position position = positions(report).get(0);
        assertThat(position.quantity()).isEqualTo(Quantity.of("-10"));
        assertThat(position.clientValue()).contains(Money.of("-500", "EUR"));
    }

    @Test
    void addsTheProfitOfAMarginProductAndKeepsItApartFromItsShare() {
        ImportReport report = read(text(HEADER
                + "Tesla,Ouvert,Long,12,300,346.97,190.36,3543.52,A,1,TSLA:xnas,USD,US88160R1014,Action\n"
                + "Tesla CFD,Ouvert,Long,5,340,346.97,29.6,1476.46,A,2,TSLA:xnas,USD,US88160R1014,CFD sur actions\n"));

        Position cfd = positions(report).get(1);
        assertThat(cfd.instrument().assetClass()).isEqualTo(AssetClass.CFD);
        assertThat(cfd.clientValue()).contains(Money.of("29.6", "EUR"));
        assertThat(cfd.instrument().identifiers()).containsExactly(NativeId.of("saxo", "cfd:TSLA:xnas"));
        InstrumentDirectory directory = InstrumentDirectory.of(InstrumentAliases.inMemory());
        assertThat(directory.resolve(cfd.instrument()))
                .isNotEqualTo(directory.resolve(positions(report).get(0).instrument()));
    }

    @Test
    void namesAFutureBySymbolWithoutAMarket() {
        ImportReport report = read(text(HEADER + "E-mini,Ouvert,Long,1,5000,5010,46,46,A,1,ESZ6,USD,,Futures\n"));

        assertThat(positions(report).get(0).instrument().identifiers())
                .containsExactly(NativeId.of("saxo", "sym:ESZ6"));
    }

    @ParameterizedTest
    @CsvSource({
        "Ouvert, Oblique, Action, USD, UNKNOWN_DIRECTION",
        "Ouvert, Long, Chose nouvelle, USD, UNKNOWN_ASSET_TYPE",
        "Ouvert, Long, Action, QQQ, UNKNOWN_UNIT",
        "Rêvé, Long, Action, USD, UNKNOWN_STATUS"
    })
    void keepsWhatItDoesNotKnowWithoutAValue(String status, String direction, String type, String unit, String code) {
        ImportReport report = read(text(HEADER + "X," + status + "," + direction + ",10,40,50,-100,500,A,1,X:xpar,"
                + unit + ",FR0000120271," + type + "\n"));

        assertThat(report.rows()).isEqualTo(new Rows(1, 0, 0));
        Position position = positions(report).get(0);
        assertThat(position.clientValue()).isEmpty();
        assertThat(position.marketValue()).isEmpty();
        assertThat(position.quantity()).isEqualTo(Quantity.of("10"));
        assertThat(position.instrument().isin()).contains(Isin.of("FR0000120271"));
        assertThat(codes(report)).containsExactly(code);
    }

    @Test
    void doesNotBelieveALongPositionBelowZero() {
        ImportReport report =
                read(text(HEADER + "X,Ouvert,Long,-10,40,50,-100,500,A,1,X:xpar,EUR,FR0000120271,Action\n"));

        assertThat(positions(report).get(0).clientValue()).isEmpty();
        assertThat(codes(report)).containsExactly("UNKNOWN_DIRECTION");
    }

    @Test
    void skipsWhatIsSquared() {
        ImportReport report = read(text(HEADER + "X,Ouvert,Long,10,40,50,1,500,A,1,X:xpar,EUR,FR0000120271,Action\n"
                + "Y,Fermé,Long,10,40,50,1,500,A,2,Y:xpar,EUR,FR0000131104,Action\n"
                + "Z,Ouvert,Long,0,40,50,1,500,A,3,Z:xpar,EUR,FR0000120628,Action\n"));

        assertThat(report.rows()).isEqualTo(new Rows(1, 2, 0));
        assertThat(codes(report)).containsExactly("SQUARED", "SQUARED");
    }

    @Test
    void neverAddsANetRowToItsLots() {
        ImportReport report =
                read(text(HEADER + "Tesla,Ouvert,Long,12,300,346.97,190,3543.52,A,,TSLA:xnas,USD,US88160R1014,Action\n"
                        + "Tesla,Ouvert,Long,5,290,346.97,120,1476.46,A,61,TSLA:xnas,USD,US88160R1014,Action\n"
                        + "Tesla,Ouvert,Long,7,310,346.97,70,2067.06,A,62,TSLA:xnas,USD,US88160R1014,Action\n"));

        assertThat(report.rows()).isEqualTo(new Rows(1, 2, 0));
        assertThat(sum(report, "EUR")).isEqualTo(Money.of("3543.52", "EUR"));
        assertThat(codes(report)).containsExactly("LOT_OF_NET_ROW", "LOT_OF_NET_ROW");
    }

    @Test
    void knowsTheLotsOfANetRowOverSeveralAccounts() {
        ImportReport report =
                read(text(HEADER + "Tesla,Ouvert,Long,12,300,346.97,190,3543.52,,,TSLA:xnas,USD,US88160R1014,Action\n"
                        + "Tesla,Ouvert,Long,5,290,346.97,120,1476.46,A,61,TSLA:xnas,USD,US88160R1014,Action\n"
                        + "Tesla,Ouvert,Long,6,310,346.97,70,2067.06,B,62,TSLA:xnas,USD,US88160R1014,Action\n"));

        assertThat(report.rows()).isEqualTo(new Rows(1, 2, 0));
        // 5 + 6 is not 12
        assertThat(codes(report)).containsExactly("LOT_OF_NET_ROW", "LOT_OF_NET_ROW", "LOTS_DIFFER");
    }

    @Test
    void countsLotsThatHaveNoNetRow() {
        ImportReport report =
                read(text(HEADER + "Tesla,Ouvert,Long,5,290,346.97,120,1476.46,A,61,TSLA:xnas,USD,US88160R1014,Action\n"
                        + "Tesla,Ouvert,Long,7,310,346.97,70,2067.06,A,62,TSLA:xnas,USD,US88160R1014,Action\n"));

        assertThat(report.rows()).isEqualTo(new Rows(2, 0, 0));
        // 1476.46 + 2067.06
        assertThat(sum(report, "EUR")).isEqualTo(Money.of("3543.52", "EUR"));
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void countsANetRowBesideALotInAnotherAccount() {
        ImportReport report =
                read(text(HEADER + "Tesla,Ouvert,Long,12,300,346.97,190,3543.52,A,,TSLA:xnas,USD,US88160R1014,Action\n"
                        + "Tesla,Ouvert,Long,1,290,346.97,10,295.29,B,61,TSLA:xnas,USD,US88160R1014,Action\n"));

        assertThat(report.rows()).isEqualTo(new Rows(2, 0, 0));
        // 3543.52 + 295.29
        assertThat(sum(report, "EUR")).isEqualTo(Money.of("3838.81", "EUR"));
    }

    @Test
    void takesRowsThatAddUpToTheFirstForItsLotsWhereNoIdsTell() {
        String header = "Instruments,Quantité,Valeur actuelle (EUR),ISIN\n";
        ImportReport report = read(text(header + "Tesla,12,3543.52,US88160R1014\n"
                + "Tesla,5,1476.46,US88160R1014\n"
                + "Tesla,7,2067.06,US88160R1014\n"));

        assertThat(report.rows()).isEqualTo(new Rows(1, 2, 0));
        assertThat(sum(report, "EUR")).isEqualTo(Money.of("3543.52", "EUR"));
    }

    @Test
    void keepsAPositionThatHasOnlyAName() {
        ImportReport report = read(text(HEADER + "Some fund,Ouvert,Long,3,1,2,3,6,A,1,,EUR,,OPCVM\n"));

        assertThat(positions(report).get(0).instrument().identifiers())
                .containsExactly(NativeId.of("saxo", "name:Some fund"));
    }

    @Test
    void rejectsARowThatNamesNoInstrument() {
        ImportReport report = read(text(HEADER + "X,Ouvert,Long,10,40,50,1,500,A,1,X:xpar,EUR,FR0000120271,Action\n"
                + ",Ouvert,Long,3,1,2,3,6,A,1,,EUR,,OPCVM\n"));

        assertThat(report.rows()).isEqualTo(new Rows(1, 0, 1));
        assertThat(codes(report)).containsExactly("NO_INSTRUMENT");
    }

    @Test
    void refusesAFileOfWhichNoRowCanBeRead() {
        ImportReport report = read(text(HEADER + "X,Ouvert,Long,dix,40,50,1,500,A,1,X:xpar,EUR,FR0000120271,Action\n"));

        assertThat(report.refusal()).isPresent();
        assertThat(report.rows()).isEqualTo(new Rows(0, 0, 1));
        assertThat(codes(report)).containsExactly("UNREADABLE_QUANTITY");
    }

    @Test
    void notesAnUnknownColumnAndReadsTheRest() {
        ImportReport report = read(text("Instruments,Quantité,Valeur actuelle (EUR),Météo\nTesla,12,3543.52,beau\n"));

        assertThat(sum(report, "EUR")).isEqualTo(Money.of("3543.52", "EUR"));
        assertThat(report.findings())
                .anyMatch(f -> f.code().equals("UNKNOWN_COLUMN") && f.column().equals(java.util.Optional.of("Météo")));
    }

    @Test
    void keepsTheCaseOfAShareClass() {
        ImportReport report =
                read(text(HEADER + "Berkshire,Ouvert,Long,1,1,2,3,6,A,1,BRKb:xnys,USD,US0846707026,Action\n"));

        assertThat(positions(report).get(0).instrument().listedSymbol()).contains(ListedSymbol.of("BRKb", "XNYS"));
    }

    @Test
    void saysWhenTheRestOfAFileIsSwallowedByAQuote() {
        ImportReport report = read(text(HEADER + "X,Ouvert,Long,10,40,50,1,500,A,1,X:xpar,EUR,FR0000120271,Action\n"
                + "\"Y,Ouvert,Long,10,40,50,1,500,A,1,Y:xpar,EUR,FR0000131104,Action\n"
                + "Z,Ouvert,Long,10,40,50,1,500,A,1,Z:xpar,EUR,FR0000120628,Action\n"));

        assertThat(report.rows()).isEqualTo(new Rows(1, 0, 1));
        assertThat(codes(report)).containsExactly("FILE_CUT");
    }

    @Test
    void stopsListingFindingsBeforeTheyFillTheMemory() {
        StringBuilder file =
                new StringBuilder(HEADER).append("X,Ouvert,Long,10,40,50,1,500,A,1,X:xpar,EUR,FR0000120271,Action\n");
        for (int i = 0; i < 3000; i++) {
            file.append("Y").append(i).append(",Ouvert,Long,dix,40,50,1,500,A,1,X:xpar,EUR,,Action\n");
        }
        ImportReport report = read(text(file.toString()));

        assertThat(report.rows()).isEqualTo(new Rows(1, 0, 3000));
        assertThat(report.findings()).hasSize(1001);
        assertThat(report.findings().get(1000).message()).startsWith("2000 more rows");
    }

    @Test
    void rejectsTheLastRowWhereItsLastCellIsCut() {
        ImportReport report = read(text("Instruments,Quantité,ISIN,Valeur actuelle (EUR),Compte\n"
                + "Tesla,12,US88160R1014,3543.52,\"A-1\"\nNVIDIA,1,US67066G1040,180.99,\"A-"));

        assertThat(report.rows()).isEqualTo(new Rows(1, 0, 1));
        assertThat(report.findings())
                .filteredOn(f -> f.code().equals("FILE_CUT"))
                .singleElement()
                .satisfies(cut -> assertThat(cut.row()).isEqualTo(OptionalInt.of(3)));
    }

    @Test
    void saysOfTheLastTwoRowsWhatIsWrongWithEach() {
        ImportReport report =
                read(text("Instruments,Quantité,Valeur actuelle (EUR)\n" + "Tesla,12,3543.52\nNVIDIA,1\n\"Roche,1,2"));

        assertThat(report.rows()).isEqualTo(new Rows(1, 0, 2));
        assertThat(codes(report)).endsWith("CELLS_SHIFTED", "FILE_CUT");
    }
}
