package io.github.smartfolio.csv;

import static java.util.Map.entry;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Saxo's transactions, as CSV and as workbooks of one and of three sheets (file-formats 2.1 to 2.6). */
final class SaxoTransactions {

    private static final Set<Field> NEEDED = Set.of(Field.DATE, Field.EVENT, Field.BOOKED);

    /** CSV with 13 and with 15 columns. */
    private static final SheetForm ENGLISH = new SheetForm(
            "en",
            "Transactions",
            Map.ofEntries(
                    entry(Field.DATE, List.of("Trade Date")),
                    entry(Field.VALUE_DATE, List.of("Value Date")),
                    entry(Field.TYPE, List.of("Type")),
                    entry(Field.INSTRUMENT, List.of("Instrument")),
                    entry(Field.ISIN, List.of("Instrument ISIN")),
                    entry(Field.CURRENCY, List.of("Instrument currency")),
                    entry(Field.SYMBOL, List.of("Instrument Symbol")),
                    entry(Field.EVENT, List.of("Event")),
                    entry(Field.BOOKED, List.of("Booked Amount", "Amount", "Booked Amount (*)")),
                    entry(Field.ORDER_ID, List.of("Order ID")),
                    entry(Field.RATE, List.of("Conversion Rate")),
                    entry(Field.FROM_DERIVATIVE, List.of("From Derivative"))),
            NEEDED,
            Set.of("Client ID", "Exchange Description", "Underlying asset type"));

    private static final Map<Field, List<String>> ENGLISH_FULL_COLUMNS = Map.ofEntries(
            entry(Field.DATE, List.of("Trade Date")),
            entry(Field.VALUE_DATE, List.of("Value Date")),
            entry(Field.ACCOUNT, List.of("Account ID")),
            entry(Field.TRADE_ID, List.of("Trade ID")),
            entry(Field.POSITION_ID, List.of("Position ID")),
            entry(Field.CORPORATE_ACTION_ID, List.of("Corporate Action Id")),
            entry(Field.RECORD_ID, List.of("Bk_Record_ Id", "Bk Record Id")),
            entry(Field.BOOKING_ID, List.of("Booking Id")),
            entry(Field.TYPE, List.of("Transaction Type")),
            entry(Field.EVENT, List.of("Event")),
            entry(Field.BOOKED, List.of("Booked Amount")),
            entry(Field.BOOKED_CURRENCY, List.of("Currency")),
            entry(Field.RATE, List.of("Conversion Rate")),
            entry(Field.PROFIT, List.of("Realized P/L")),
            entry(Field.COMMENT, List.of("Comment")),
            entry(Field.CORRECTION, List.of("Correction reason")),
            entry(Field.INSTRUMENT, List.of("Instrument")),
            entry(Field.SYMBOL, List.of("Instrument Symbol")),
            entry(Field.ISIN, List.of("Instrument ISIN")),
            entry(Field.CURRENCY, List.of("Instrument currency")),
            entry(Field.ASSET_TYPE, List.of("Type")),
            entry(Field.FROM_DERIVATIVE, List.of("From Derivative")));

    private static final Set<String> ENGLISH_FULL_OTHERS = Set.of(
            "Client ID",
            "Conversion cost",
            "Total cost",
            "IBAN",
            "IBAN owner name",
            "Exchange Description",
            "Underlying asset type");

    /** CSV with 29 columns. */
    private static final SheetForm ENGLISH_FULL = new SheetForm(
            "en",
            "Transactions",
            ENGLISH_FULL_COLUMNS,
            Set.of(Field.DATE, Field.EVENT, Field.BOOKED, Field.TYPE, Field.BOOKED_CURRENCY),
            ENGLISH_FULL_OTHERS);

    /** The workbook of three sheets in English: nobody has seen it, its names follow the CSV and the Dutch workbook. */
    private static final SheetForm ENGLISH_WORKBOOK_GUESS = new SheetForm(
            "en",
            "Transactions",
            with(
                    ENGLISH_FULL_COLUMNS,
                    Map.of(
                            Field.CLIENT_AMOUNT, List.of("Amount"),
                            Field.CLIENT_CURRENCY, List.of("Currency"),
                            Field.BOOKED_CURRENCY, List.of("_Currency"))),
            Set.of(Field.DATE, Field.EVENT, Field.BOOKED, Field.TYPE, Field.BOOKED_CURRENCY),
            ENGLISH_FULL_OTHERS);

    /** The workbook of one sheet of 2021, known by the order of its columns: their names are guesses. */
    private static final SheetForm ENGLISH_2021 = new SheetForm(
            "en",
            "Transactions",
            Map.ofEntries(
                    entry(Field.DATE, List.of("Trade Date")),
                    entry(Field.ACCOUNT, List.of("Account ID")),
                    entry(Field.ASSET_TYPE, List.of("Asset type")),
                    entry(Field.INSTRUMENT, List.of("Instrument")),
                    entry(Field.SYMBOL, List.of("Instrument Symbol")),
                    entry(Field.TYPE, List.of("Transaction Type")),
                    entry(Field.EVENT, List.of("Event")),
                    entry(Field.CORPORATE_ACTION_ID, List.of("Corporate Action ID")),
                    entry(Field.TRADE_ID, List.of("Trade ID")),
                    entry(Field.QUANTITY, List.of("Amount")),
                    entry(Field.PRICE, List.of("Price")),
                    entry(Field.INSTRUMENT_AMOUNT, List.of("Booked Amount Instrument Currency")),
                    entry(Field.BOOKED, List.of("Booked Amount Account Currency"))),
            Set.of(Field.DATE, Field.EVENT, Field.BOOKED, Field.ACCOUNT, Field.QUANTITY),
            Set.of("Booked Amount Client Currency"));

    private static final SheetForm DUTCH = new SheetForm(
            "nl",
            "Transacties",
            Map.ofEntries(
                    entry(Field.DATE, List.of("Transactiedatum")),
                    entry(Field.VALUE_DATE, List.of("Valutadatum")),
                    entry(Field.ACCOUNT, List.of("Rekening-ID")),
                    entry(Field.TRADE_ID, List.of("Transactie-ID")),
                    entry(Field.POSITION_ID, List.of("Positie-ID")),
                    entry(Field.CORPORATE_ACTION_ID, List.of("Corporate action-Id")),
                    entry(Field.RECORD_ID, List.of("Bk Record Id")),
                    entry(Field.BOOKING_ID, List.of("Booking Id")),
                    entry(Field.TYPE, List.of("Transactietype")),
                    entry(Field.EVENT, List.of("Acties")),
                    entry(Field.CLIENT_AMOUNT, List.of("Aantal")),
                    entry(Field.CLIENT_CURRENCY, List.of("Valuta")),
                    entry(Field.BOOKED, List.of("Boekingsbedrag")),
                    entry(Field.BOOKED_CURRENCY, List.of("_Valuta")),
                    entry(Field.RATE, List.of("Omrekeningskoers")),
                    entry(Field.PROFIT, List.of("Gerealiseerd rendement")),
                    entry(Field.COMMENT, List.of("Opmerking")),
                    entry(Field.CORRECTION, List.of("Reden van correctie")),
                    entry(Field.INSTRUMENT, List.of("Instrument")),
                    entry(Field.SYMBOL, List.of("Instrumentsymbool")),
                    entry(Field.ISIN, List.of("Instrument ISIN")),
                    entry(Field.CURRENCY, List.of("Instrumentvaluta")),
                    entry(Field.ASSET_TYPE, List.of("Type")),
                    entry(Field.FROM_DERIVATIVE, List.of("Van derivaat"))),
            NEEDED,
            Set.of(
                    "Klant-id",
                    "Omwisselkosten",
                    "Totale kosten",
                    "IBAN",
                    "Naam IBAN-eigenaar",
                    "Uitwisselingsbeschrijving",
                    "Onderliggend instrumenttype"));

    private static final SheetForm FRENCH = new SheetForm(
            "fr",
            "Transactions",
            Map.ofEntries(
                    entry(Field.DATE, List.of("Date d'opération")),
                    entry(Field.VALUE_DATE, List.of("Date de valeur")),
                    entry(Field.TYPE, List.of("Type")),
                    entry(Field.INSTRUMENT, List.of("Instrument")),
                    entry(Field.ISIN, List.of("Code ISIN de l'instrument")),
                    entry(Field.CURRENCY, List.of("Devise de l'instrument")),
                    entry(Field.SYMBOL, List.of("Symbole")),
                    entry(Field.EVENT, List.of("Événement")),
                    entry(Field.BOOKED, List.of("Montant comptabilisé", "Montant comptabilisé (*)")),
                    entry(Field.RATE, List.of("Taux de change"))),
            NEEDED,
            Set.of("ID client", "Description de la place boursière"));

    private static final SheetForm FRENCH_FULL = new SheetForm(
            "fr",
            "Transactions",
            Map.ofEntries(
                    entry(Field.DATE, List.of("Date d'opération")),
                    entry(Field.VALUE_DATE, List.of("Date de valeur")),
                    entry(Field.ACCOUNT, List.of("Compte ID")),
                    entry(Field.RECORD_ID, List.of("Bk Record Id")),
                    entry(Field.BOOKING_ID, List.of("Booking Id")),
                    entry(Field.TYPE, List.of("Type de transaction")),
                    entry(Field.EVENT, List.of("Événement")),
                    entry(Field.CLIENT_AMOUNT, List.of("Quantité")),
                    entry(Field.CLIENT_CURRENCY, List.of("Devise")),
                    entry(Field.BOOKED, List.of("Montant comptabilisé")),
                    entry(Field.BOOKED_CURRENCY, List.of("_Devise")),
                    entry(Field.RATE, List.of("Taux de change")),
                    entry(Field.PROFIT, List.of("B/P réalisés")),
                    entry(Field.INSTRUMENT, List.of("Instrument")),
                    entry(Field.SYMBOL, List.of("Symbole")),
                    entry(Field.ISIN, List.of("Code ISIN de l'instrument")),
                    entry(Field.CURRENCY, List.of("Devise de l'instrument")),
                    entry(Field.ASSET_TYPE, List.of("Type"))),
            Set.of(Field.DATE, Field.EVENT, Field.BOOKED, Field.TYPE),
            Set.of("ID client", "Coûts de conversion", "Coût total", "Description de la place boursière"));

    private static final SheetForm NORWEGIAN = new SheetForm(
            "no",
            "Transaksjoner",
            Map.ofEntries(
                    entry(Field.DATE, List.of("Handelsdato")),
                    entry(Field.VALUE_DATE, List.of("Valuteringsdato")),
                    entry(Field.TYPE, List.of("Type")),
                    entry(Field.INSTRUMENT, List.of("Instrument")),
                    entry(Field.ISIN, List.of("Instrument ISIN")),
                    entry(Field.CURRENCY, List.of("Instrumentvaluta")),
                    entry(Field.SYMBOL, List.of("Instrumentsymbol")),
                    entry(Field.EVENT, List.of("Hendelse")),
                    entry(Field.BOOKED, List.of("Bokført beløp")),
                    entry(Field.RATE, List.of("Omregningskurs"))),
            NEEDED,
            Set.of("Kunde-ID"));

    private static final List<SheetForm> DETAILS = List.of(
            details(
                    "nl",
                    "_Transacties",
                    Map.ofEntries(
                            entry(Field.ACCOUNT, List.of("Rekening-ID")),
                            entry(Field.TRADE_ID, List.of("Transactie-ID")),
                            entry(Field.CORPORATE_ACTION_ID, List.of("Corporate action-Id")),
                            entry(Field.EVENT, List.of("Acties")),
                            entry(Field.ORDER_ID, List.of("Order-ID")),
                            entry(Field.EXECUTED, List.of("Uitvoeringsdatum transactie")),
                            entry(Field.EFFECT, List.of("Openen/sluiten")),
                            entry(Field.PRICE, List.of("Prijs")),
                            entry(Field.TRADED_VALUE, List.of("Verhandelde waarde")),
                            entry(Field.INSTRUMENT, List.of("Instrument")),
                            entry(Field.SYMBOL, List.of("Instrumentsymbool")),
                            entry(Field.ISIN, List.of("Instrument ISIN")),
                            entry(Field.CURRENCY, List.of("Instrumentvaluta")),
                            entry(Field.ASSET_TYPE, List.of("Type")),
                            entry(Field.FROM_DERIVATIVE, List.of("Van derivaat"))),
                    Set.of(
                            "Aangepaste transactiedatum",
                            "Trade Event Type",
                            "Trade Type",
                            "Spreadkosten",
                            "Onderliggend instrumenttype",
                            "Uitwisselingsbeschrijving")),
            details(
                    "fr",
                    "Opérations",
                    Map.ofEntries(
                            entry(Field.ACCOUNT, List.of("Compte ID")),
                            entry(Field.EVENT, List.of("Événement")),
                            entry(Field.EFFECT, List.of("Ouv/Clôture")),
                            entry(Field.PRICE, List.of("Cours")),
                            entry(Field.TRADED_VALUE, List.of("Valeur négociée")),
                            entry(Field.INSTRUMENT, List.of("Instrument")),
                            entry(Field.SYMBOL, List.of("Symbole")),
                            entry(Field.ISIN, List.of("Code ISIN de l'instrument")),
                            entry(Field.CURRENCY, List.of("Devise de l'instrument")),
                            entry(Field.ASSET_TYPE, List.of("Type"))),
                    Set.of("Trade Event Type", "Trade Type")),
            details(
                    "en",
                    "_Transactions",
                    Map.ofEntries(
                            entry(Field.ACCOUNT, List.of("Account ID")),
                            entry(Field.TRADE_ID, List.of("Trade ID")),
                            entry(Field.CORPORATE_ACTION_ID, List.of("Corporate Action Id")),
                            entry(Field.EVENT, List.of("Event")),
                            entry(Field.ORDER_ID, List.of("Order ID")),
                            entry(Field.EXECUTED, List.of("Trade Execution Time")),
                            entry(Field.EFFECT, List.of("Open/Close")),
                            entry(Field.PRICE, List.of("Price")),
                            entry(Field.TRADED_VALUE, List.of("Traded Value")),
                            entry(Field.INSTRUMENT, List.of("Instrument")),
                            entry(Field.SYMBOL, List.of("Instrument Symbol")),
                            entry(Field.ISIN, List.of("Instrument ISIN")),
                            entry(Field.CURRENCY, List.of("Instrument currency")),
                            entry(Field.ASSET_TYPE, List.of("Type")),
                            entry(Field.FROM_DERIVATIVE, List.of("From Derivative"))),
                    Set.of("Trade Event Type", "Trade Type")));

    private static final List<SheetForm> BOOKINGS = List.of(
            bookings(
                    "nl",
                    Map.of(
                            Field.ACCOUNT, List.of("Rekening-ID"),
                            Field.TRADE_ID, List.of("Transactie-ID"),
                            Field.CORPORATE_ACTION_ID, List.of("Corporate action-Id"),
                            Field.EVENT, List.of("Acties"),
                            Field.BOOKED, List.of("Boekingsbedrag")),
                    Set.of(
                            "Omwisselkosten",
                            "Omrekeningskoers",
                            "Boekingsdatum",
                            "Ex-datum",
                            "Boekdatum",
                            "In aanmerking komend aantal",
                            "Dividend per aandeel",
                            "Tax Percentage",
                            "Instrument",
                            "Instrumentsymbool",
                            "Instrument ISIN",
                            "Instrumentvaluta")),
            bookings(
                    "fr",
                    Map.of(
                            Field.ACCOUNT, List.of("Compte ID"),
                            Field.EVENT, List.of("Événement"),
                            Field.BOOKED, List.of("Montant comptabilisé")),
                    Set.of("Coûts de conversion")),
            bookings(
                    "en",
                    Map.of(
                            Field.ACCOUNT, List.of("Account ID"),
                            Field.TRADE_ID, List.of("Trade ID"),
                            Field.CORPORATE_ACTION_ID, List.of("Corporate Action Id"),
                            Field.EVENT, List.of("Event"),
                            Field.BOOKED, List.of("Booked Amount")),
                    Set.of("Conversion cost", "Conversion Rate")));

    static final Export EXPORT = new TransactionsExport(
            "saxo-transactions",
            List.of(ENGLISH, ENGLISH_FULL, ENGLISH_WORKBOOK_GUESS, ENGLISH_2021, DUTCH, FRENCH, FRENCH_FULL, NORWEGIAN),
            DETAILS,
            BOOKINGS,
            SaxoWords.ALL);

    private SaxoTransactions() {}

    // What these sheets call the same in all languages, with no-break blanks (file-formats 2.5).
    private static SheetForm details(
            String language, String sheet, Map<Field, List<String>> columns, Set<String> others) {
        Map<Field, List<String>> all = with(
                columns,
                Map.of(
                        Field.RECORD_ID, List.of("Bk Record Id"),
                        Field.BOOKING_ID, List.of("Booking Id"),
                        Field.QUANTITY, List.of("Traded Quantity")));
        return new SheetForm(language, sheet, all, Set.of(Field.RECORD_ID, Field.QUANTITY, Field.ACCOUNT), others);
    }

    private static SheetForm bookings(String language, Map<Field, List<String>> columns, Set<String> others) {
        Map<Field, List<String>> all = with(
                columns,
                Map.of(
                        Field.RECORD_ID, List.of("Bk Record Id"),
                        Field.BOOKING_ID, List.of("Booking Id"),
                        Field.AMOUNT_TYPE, List.of("Amount Type")));
        return new SheetForm(
                language,
                "Bookings",
                all,
                Set.of(Field.RECORD_ID, Field.AMOUNT_TYPE, Field.BOOKED, Field.ACCOUNT),
                with(others, "Amount Type Id"));
    }

    private static Map<Field, List<String>> with(Map<Field, List<String>> columns, Map<Field, List<String>> more) {
        Map<Field, List<String>> all = new EnumMap<>(Field.class);
        all.putAll(columns);
        all.putAll(more);
        return all;
    }

    private static Set<String> with(Set<String> names, String another) {
        Set<String> all = new HashSet<>(names);
        all.add(another);
        return all;
    }
}
