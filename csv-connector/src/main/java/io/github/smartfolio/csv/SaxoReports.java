package io.github.smartfolio.csv;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Saxo's reports about bookings besides the transactions (file-formats 2.8 to 2.10). */
final class SaxoReports {

    static final Export TRADES = new TradesExport(
            "saxo-trades-executed",
            List.of(
                    trades(
                            "en",
                            "TradesWithAdditionalInfo",
                            Map.ofEntries(
                                    entry(Field.TRADE_ID, List.of("Trade ID")),
                                    entry(Field.ACCOUNT, List.of("Account ID")),
                                    entry(Field.INSTRUMENT, List.of("Instrument")),
                                    entry(Field.DATE, List.of("TradeTime")),
                                    entry(Field.SIDE, List.of("B/S")),
                                    entry(Field.EFFECT, List.of("Open/Close")),
                                    entry(Field.QUANTITY, List.of("Amount")),
                                    entry(Field.PRICE, List.of("Price")),
                                    entry(Field.BOOKED, List.of("Booked Amount")),
                                    entry(Field.SYMBOL, List.of("Symbol")),
                                    entry(Field.VALUE_DATE, List.of("Value Date")),
                                    entry(Field.ORDER_ID, List.of("Order ID")),
                                    entry(Field.ASSET_TYPE, List.of("Asset type")),
                                    entry(Field.BOOKED_CURRENCY, List.of("Account Currency")),
                                    entry(Field.EXECUTED, List.of("Trade Execution Time")),
                                    entry(Field.UIC, List.of("Unified Instrument Code (UIC)"))),
                            Set.of(
                                    "Trade Value",
                                    "Spread Costs",
                                    "Exchange",
                                    "Venue",
                                    "Account Currency Decimals",
                                    "Booked Amount Client Currency",
                                    "Booked Amount USD",
                                    "Client Currency",
                                    "Adjusted Trade Date",
                                    "ExpiryDate",
                                    "Initial Margin",
                                    "Maintenance Margin",
                                    "Instrument Currency Decimals",
                                    "Instrument Sector Name",
                                    "Instrument Sector Type ID",
                                    "Option Event Type",
                                    "Root Instrument Sector Name",
                                    "Root Instrument Sector Type ID",
                                    "Spread Cost Client Currency",
                                    "Spread Cost USD",
                                    "Direction",
                                    "Strike",
                                    "Barrier/Stop Loss",
                                    "Financing Level",
                                    "Issuer",
                                    "Underlying Instrument Description",
                                    "Underlying Instrument Symbol")),
                    trades(
                            "da",
                            // Cut at the 31 characters that a sheet's name may have.
                            "Handler med yderligere oplysnin",
                            Map.ofEntries(
                                    entry(Field.TRADE_ID, List.of("Handels-ID")),
                                    entry(Field.ACCOUNT, List.of("Konto ID")),
                                    entry(Field.INSTRUMENT, List.of("Instrument")),
                                    entry(Field.DATE, List.of("Handelstidspunkt")),
                                    entry(Field.SIDE, List.of("K/S")),
                                    entry(Field.EFFECT, List.of("Åben/luk")),
                                    entry(Field.QUANTITY, List.of("Beløb")),
                                    entry(Field.PRICE, List.of("Pris")),
                                    entry(Field.BOOKED, List.of("Bogført beløb")),
                                    entry(Field.SYMBOL, List.of("Symbol")),
                                    entry(Field.VALUE_DATE, List.of("Valørdato")),
                                    entry(Field.ORDER_ID, List.of("Ordre-ID")),
                                    entry(Field.ASSET_TYPE, List.of("Aktivtype")),
                                    entry(Field.BOOKED_CURRENCY, List.of("Kontovaluta")),
                                    entry(Field.EXECUTED, List.of("Gennemførselstidspunkt for handel")),
                                    entry(Field.UIC, List.of("UIC (Unified Instrument Code)"))),
                            Set.of(
                                    "Handelsværdi",
                                    "Spread-omkostninger",
                                    "Børs",
                                    "Lokal børs",
                                    "Kontovalutadecimaler",
                                    "Bogført beløb i kundevaluta",
                                    "Bogført beløb i USD",
                                    "Kundevaluta",
                                    "Justeret handelsdato",
                                    "Udløbsdato",
                                    "Startmargin",
                                    "Rentemargin",
                                    "Instrumentvalutadecimaler",
                                    "Navn på instrumentsektor",
                                    "Id for instrumentsektortype",
                                    "Optionseventtype",
                                    "Navn på rodinstrumentsektor",
                                    "Type-id for rodinstrumentsektor",
                                    "Spread-omkostning i kundevaluta",
                                    "Spread-omkostning i USD",
                                    "Retning",
                                    "Strike",
                                    "Barrier/Stop Loss",
                                    "Financing Level",
                                    "Issuer",
                                    "Beskrivelse af underliggende instrument",
                                    "Symbol for underliggende instrument"))),
            List.of(
                    shortTrades(
                            "en",
                            "Trades",
                            Map.of(
                                    Field.TRADE_ID, List.of("Trade ID"),
                                    Field.DATE, List.of("TradeTime"),
                                    Field.SIDE, List.of("B/S"))),
                    shortTrades(
                            "da",
                            "Handler",
                            Map.of(
                                    Field.TRADE_ID, List.of("Handels-ID"),
                                    Field.DATE, List.of("Handelstidspunkt"),
                                    Field.SIDE, List.of("K/S")))),
            List.of(
                    amountsOfTrades(
                            "en",
                            "Trade Booked Amount",
                            Map.of(
                                    Field.TRADE_ID, List.of("Related Trade ID"),
                                    Field.DATE, List.of("Date"),
                                    Field.ACCOUNT, List.of("Account ID"),
                                    Field.VALUE_DATE, List.of("Value Date"),
                                    Field.ASSET_TYPE, List.of("Asset type"),
                                    Field.AMOUNT_TYPE, List.of("Booking amount type"),
                                    Field.INSTRUMENT_AMOUNT, List.of("Amount"),
                                    Field.BOOKED, List.of("Amount Account Currency")),
                            Set.of(
                                    "Related Position ID",
                                    "Booking amount ID",
                                    "Instrument Description",
                                    "Amount Client Currency")),
                    amountsOfTrades(
                            "da",
                            "Bogført handelsbeløb",
                            Map.of(
                                    Field.TRADE_ID, List.of("Id for relateret handel"),
                                    Field.DATE, List.of("Dato"),
                                    Field.ACCOUNT, List.of("Konto ID"),
                                    Field.VALUE_DATE, List.of("Valørdato"),
                                    Field.ASSET_TYPE, List.of("Aktivtype"),
                                    Field.AMOUNT_TYPE, List.of("Bogføringsbeløbstype"),
                                    Field.INSTRUMENT_AMOUNT, List.of("Beløb"),
                                    Field.BOOKED, List.of("Beløb i kontovaluta")),
                            Set.of(
                                    "Id for relateret position",
                                    "Bogførings-ID",
                                    "Instrumentbeskrivelse",
                                    "Beløb i kundevaluta"))),
            Phrases.of(Map.of(
                    TradesExport.Side.BOUGHT, List.of("Bought", "Købt"),
                    TradesExport.Side.SOLD, List.of("Sold", "Solgt"),
                    TradesExport.Side.CANCELLED, List.of("Cancel", "Annuller"),
                    TradesExport.Side.BOOKED_AGAIN, List.of("Rebook", "Ombook"))),
            SaxoWords.ALL);

    static final Export STATEMENT = new StatementExport(
            "saxo-account-statement",
            List.of(
                    new SheetForm(
                            "en",
                            "Account Summary",
                            Map.of(
                                    Field.ACCOUNT, List.of("Account ID"),
                                    Field.BOOKED_CURRENCY, List.of("Currency"),
                                    Field.START_BALANCE, List.of("Start Cash Balance"),
                                    Field.END_BALANCE, List.of("End Cash Balance")),
                            Set.of(Field.ACCOUNT, Field.BOOKED_CURRENCY, Field.END_BALANCE),
                            Set.of("Credited", "Debited", "Account value")),
                    new SheetForm(
                            "da",
                            "Kontooversigt",
                            Map.of(
                                    Field.ACCOUNT, List.of("Konto ID"),
                                    Field.BOOKED_CURRENCY, List.of("Valuta"),
                                    Field.START_BALANCE, List.of("Startkontantsaldo"),
                                    Field.END_BALANCE, List.of("Slutkontantsaldo")),
                            Set.of(Field.ACCOUNT, Field.BOOKED_CURRENCY, Field.END_BALANCE),
                            Set.of("Krediteret", "Debiteret", "Kontoens værdi"))),
            List.of(
                    statement(
                            "en",
                            "Account Statement",
                            Map.of(
                                    Field.ACCOUNT, List.of("Account ID"),
                                    Field.DATE, List.of("Posting Date"),
                                    Field.VALUE_DATE, List.of("Value Date"),
                                    Field.EVENT, List.of("Event"),
                                    Field.BOOKED, List.of("Net Change"),
                                    Field.BALANCE, List.of("Cash Balance"),
                                    Field.COMMENT, List.of("Comment"))),
                    statement(
                            "da",
                            "Kontoudtog",
                            Map.of(
                                    Field.ACCOUNT, List.of("Konto ID"),
                                    Field.DATE, List.of("Posteringsdato"),
                                    Field.VALUE_DATE, List.of("Valørdato"),
                                    Field.EVENT, List.of("Begivenhed"),
                                    Field.BOOKED, List.of("Ændring"),
                                    Field.BALANCE, List.of("Kontant balance"),
                                    Field.COMMENT, List.of("Kommentar")))),
            SaxoWords.ALL);

    static final Export CLOSED_POSITIONS = new ClosedPositionsExport(
            "saxo-closed-positions",
            List.of(new SheetForm(
                    "en",
                    "ClosedPositions",
                    Map.ofEntries(
                            entry(Field.DATE, List.of("Trade Date Close")),
                            entry(Field.OPENED, List.of("Trade Date Open")),
                            entry(Field.ACCOUNT, List.of("Account ID")),
                            entry(Field.BOOKED_CURRENCY, List.of("Account Currency")),
                            entry(Field.ASSET_TYPE, List.of("Asset type")),
                            entry(Field.INSTRUMENT, List.of("Instrument Description")),
                            entry(Field.SYMBOL, List.of("Instrument Symbol")),
                            entry(Field.CURRENCY, List.of("Instrument currency")),
                            entry(Field.OPENING_ID, List.of("OpenPositionId")),
                            entry(Field.CLOSING_ID, List.of("ClosePositionId")),
                            entry(Field.QUANTITY, List.of("QuantityClose")),
                            entry(Field.CLIENT_CURRENCY, List.of("Client currency")),
                            entry(Field.PROFIT, List.of("PnLAccountCurrency")),
                            entry(Field.CLIENT_PROFIT, List.of("PnLClientCurrency"))),
                    Set.of(Field.DATE, Field.QUANTITY, Field.PROFIT, Field.BOOKED_CURRENCY),
                    Set.of(
                            "Quantity Open",
                            "Open Price",
                            "Close Price",
                            "TotalBookedOnOpeningLegAccountCurrency",
                            "TotalBookedOnOpeningLegClientCurrency",
                            "TotalBookedOnClosingLegAccountCurrency",
                            "TotalBookedOnClosingLegClientCurrency"))),
            SaxoWords.ALL);

    static final Export DIVIDENDS = new DividendsExport(
            "saxo-share-dividends",
            List.of(new SheetForm(
                    "en",
                    "Share Dividends",
                    Map.ofEntries(
                            entry(Field.ACCOUNT, List.of("Account ID")),
                            entry(Field.CLIENT_CURRENCY, List.of("Client Currency")),
                            entry(Field.INSTRUMENT, List.of("Instrument")),
                            entry(Field.SYMBOL, List.of("Instrument Symbol")),
                            entry(Field.EVENT, List.of("Event")),
                            entry(Field.DATE, List.of("Posting Date")),
                            entry(Field.VALUE_DATE, List.of("Pay Date")),
                            entry(Field.RATE, List.of("Conversion Rate")),
                            entry(Field.DIVIDEND, List.of("Dividend amount")),
                            entry(Field.WITHHOLDING_TAX, List.of("Withholding tax amount")),
                            entry(Field.RESIDENTIAL_TAX, List.of("Residential tax amount")),
                            entry(Field.FEE, List.of("Fee amount")),
                            entry(Field.BOOKED, List.of("Booked Amount (*)"))),
                    Set.of(Field.DATE, Field.DIVIDEND, Field.BOOKED),
                    Set.of(
                            "IBAN",
                            "Holding",
                            "Position type",
                            "Dividend unit",
                            "Withholding tax percent",
                            "Residential tax percent",
                            "Total Tax (*)"))),
            SaxoWords.ALL);

    static final Export AMOUNTS = new AmountsExport(
            "saxo-aggregated-amounts",
            List.of(
                    new SheetForm(
                            "en",
                            "Cash Movements",
                            Map.ofEntries(
                                    entry(Field.DATE, List.of("Date")),
                                    entry(Field.ACCOUNT, List.of("Booking Account ID")),
                                    entry(Field.BOOKED_CURRENCY, List.of("Account Currency")),
                                    entry(Field.AMOUNT_TYPE, List.of("Amount Type Name")),
                                    entry(Field.AFFECTS_BALANCE, List.of("Affects Balance")),
                                    entry(Field.ASSET_TYPE, List.of("Asset type")),
                                    entry(Field.UIC, List.of("Unified Instrument Code (UIC)")),
                                    entry(Field.SYMBOL, List.of("Instrument Symbol")),
                                    entry(Field.INSTRUMENT, List.of("Instrument Description")),
                                    entry(Field.BOOKED, List.of("Amount Account Currency"))),
                            Set.of(Field.DATE, Field.AMOUNT_TYPE, Field.BOOKED),
                            Set.of(
                                    "Client Currency",
                                    "Underlying Instrument SubType",
                                    "Instrument SubType",
                                    "Underlying Instrument AssetType",
                                    "Underlying Instrument Description",
                                    "Underlying Instrument Symbol",
                                    "Underlying Instrument Uic",
                                    "Amount",
                                    "Amount Client Currency",
                                    "Cost type",
                                    "Cost subtype")),
                    new SheetForm(
                            "fr",
                            "Montants cumulés",
                            Map.of(
                                    Field.DATE, List.of("Date"),
                                    Field.ACCOUNT, List.of("ID du compte de comptabilisation"),
                                    Field.BOOKED_CURRENCY, List.of("Devise du compte"),
                                    Field.AMOUNT_TYPE, List.of("Nom du type de montant"),
                                    Field.AFFECTS_BALANCE, List.of("Affecte le solde"),
                                    Field.ASSET_TYPE, List.of("Type d'actif"),
                                    Field.SYMBOL, List.of("Symbole"),
                                    Field.INSTRUMENT, List.of("Nom instrument"),
                                    Field.BOOKED, List.of("Montant dans la devise du compte")),
                            Set.of(Field.DATE, Field.AMOUNT_TYPE, Field.BOOKED),
                            Set.of("Devise du client", "Montant", "Montant dans la devise du client"))),
            SaxoWords.ALL);

    private SaxoReports() {}

    private static SheetForm trades(
            String language, String sheet, Map<Field, List<String>> columns, Set<String> others) {
        return new SheetForm(
                language,
                sheet,
                columns,
                Set.of(
                        Field.TRADE_ID,
                        Field.ACCOUNT,
                        Field.DATE,
                        Field.SIDE,
                        Field.QUANTITY,
                        Field.BOOKED,
                        Field.BOOKED_CURRENCY),
                others);
    }

    private static SheetForm shortTrades(String language, String sheet, Map<Field, List<String>> columns) {
        return new SheetForm(language, sheet, columns, columns.keySet(), Set.of());
    }

    private static SheetForm amountsOfTrades(
            String language, String sheet, Map<Field, List<String>> columns, Set<String> others) {
        return new SheetForm(
                language,
                sheet,
                columns,
                Set.of(Field.TRADE_ID, Field.ACCOUNT, Field.AMOUNT_TYPE, Field.BOOKED),
                others);
    }

    private static SheetForm statement(String language, String sheet, Map<Field, List<String>> columns) {
        return new SheetForm(
                language,
                sheet,
                columns,
                Set.of(Field.ACCOUNT, Field.DATE, Field.EVENT, Field.BOOKED, Field.BALANCE),
                Set.of());
    }
}
