package io.github.smartfolio.csv;

import static java.util.Map.entry;

import io.github.smartfolio.instrument.AssetClass;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Saxo Bank's positions files. Columns are chosen by the user and differ by language, so each language is a format of its own.
 *
 * <p>French is from a real file, Danish from two test suites of other readers, Italian (BG Saxo) from names other programs use; the
 * English one is a guess and marked so. See {@code docs/files.md}.
 */
final class SaxoPositions {

    static final String INSTITUTION = "saxo";
    static final String KIND = "saxo-positions";

    static final Vocabulary WORDS = Vocabulary.of(
            Set.of("Long", "Lang", "Lungo", "Largo"),
            Set.of("Short", "Court", "Kort", "Corto", "Vendeur"),
            Set.of("Ouvert", "Ouverte", "Åben", "Open", "Aperto", "Aperta", "Geopend", "Offen", "Åpen"),
            Set.of(
                    "Squared",
                    "Closed",
                    "Fermé",
                    "Fermée",
                    "Clôturé",
                    "Clôturée",
                    "Soldé",
                    "Soldée",
                    "Compensé",
                    "Lukket",
                    "Udlignet",
                    "Chiuso",
                    "Chiusa",
                    "Gesloten",
                    "Geschlossen"),
            Map.ofEntries(
                    // STOCK
                    entry("Action", AssetClass.STOCK),
                    entry("Actions", AssetClass.STOCK),
                    entry("Aktie", AssetClass.STOCK),
                    entry("Azione", AssetClass.STOCK),
                    entry("Stock", AssetClass.STOCK),
                    entry("Share", AssetClass.STOCK),
                    entry("Aandeel", AssetClass.STOCK),
                    entry("Aksje", AssetClass.STOCK),
                    entry("Droit", AssetClass.STOCK),
                    entry("Droits", AssetClass.STOCK),
                    entry("Rights", AssetClass.STOCK),
                    // ETF
                    entry("Exchange Traded Fund (ETF)", AssetClass.ETF),
                    entry("Exchange Traded Commodity (ETC)", AssetClass.ETF),
                    entry("Exchange Traded Note (ETN)", AssetClass.ETF),
                    entry("ETF", AssetClass.ETF),
                    entry("ETC", AssetClass.ETF),
                    entry("ETN", AssetClass.ETF),
                    entry("ETP", AssetClass.ETF),
                    // FUND
                    entry("OPCVM", AssetClass.FUND),
                    entry("Fonds", AssetClass.FUND),
                    entry("Fund", AssetClass.FUND),
                    entry("Mutual Fund", AssetClass.FUND),
                    entry("MutualFund", AssetClass.FUND),
                    entry("Fondo", AssetClass.FUND),
                    entry("Fondo comune", AssetClass.FUND),
                    entry("Investeringsforening", AssetClass.FUND),
                    entry("Investeringsbevis", AssetClass.FUND),
                    // BOND
                    entry("Obligation", AssetClass.BOND),
                    entry("Obbligazione", AssetClass.BOND),
                    entry("Bond", AssetClass.BOND),
                    entry("Obligatie", AssetClass.BOND),
                    entry("Anleihe", AssetClass.BOND),
                    entry("Obligasjon", AssetClass.BOND),
                    // OPTION
                    entry("Option", AssetClass.OPTION),
                    entry("Option sur action", AssetClass.OPTION),
                    entry("Option sur actions", AssetClass.OPTION),
                    entry("Option sur indice", AssetClass.OPTION),
                    entry("Opzione", AssetClass.OPTION),
                    entry("Aktieoption", AssetClass.OPTION),
                    entry("Stock Option", AssetClass.OPTION),
                    entry("StockOption", AssetClass.OPTION),
                    entry("StockIndexOption", AssetClass.OPTION),
                    entry("FuturesOption", AssetClass.OPTION),
                    // FUTURE
                    entry("Future", AssetClass.FUTURE),
                    entry("Futures", AssetClass.FUTURE),
                    entry("Contrat à terme", AssetClass.FUTURE),
                    entry("Contrats à terme", AssetClass.FUTURE),
                    entry("ContractFutures", AssetClass.FUTURE),
                    // CFD
                    entry("CFD", AssetClass.CFD),
                    entry("CFD sur action", AssetClass.CFD),
                    entry("CFD sur actions", AssetClass.CFD),
                    entry("CFD sur indice", AssetClass.CFD),
                    entry("CFD sur indices", AssetClass.CFD),
                    entry("CFD sur ETF", AssetClass.CFD),
                    entry("CFD sur matières premières", AssetClass.CFD),
                    entry("Aktie-CFD", AssetClass.CFD),
                    entry("CFD på aktie", AssetClass.CFD),
                    entry("CFD su azioni", AssetClass.CFD),
                    entry("CFD on Stock", AssetClass.CFD),
                    entry("CFD on Index", AssetClass.CFD),
                    entry("CfdOnStock", AssetClass.CFD),
                    entry("CfdOnIndex", AssetClass.CFD),
                    entry("CfdOnEtf", AssetClass.CFD),
                    entry("CfdOnFutures", AssetClass.CFD),
                    // FX
                    entry("FX", AssetClass.FX),
                    entry("FX Spot", AssetClass.FX),
                    entry("FxSpot", AssetClass.FX),
                    entry("Forex", AssetClass.FX),
                    entry("Change au comptant", AssetClass.FX),
                    entry("FxForwards", AssetClass.FX),
                    // CERTIFICATE
                    entry("Certificat", AssetClass.CERTIFICATE),
                    entry("Certificate", AssetClass.CERTIFICATE),
                    entry("Certifikat", AssetClass.CERTIFICATE),
                    entry("Warrant", AssetClass.CERTIFICATE),
                    entry("Turbo", AssetClass.CERTIFICATE),
                    entry("Mini Future", AssetClass.CERTIFICATE),
                    entry("MiniFuture", AssetClass.CERTIFICATE)));

    static final FileFormat FRENCH = format(
            "fr",
            Map.ofEntries(
                    entry(Column.INSTRUMENT, List.of("Instruments", "Instrument")),
                    entry(Column.STATUS, List.of("Statut")),
                    entry(Column.DIRECTION, List.of("Sens")),
                    entry(Column.QUANTITY, List.of("Quantité")),
                    entry(Column.AVERAGE_PRICE, List.of("Prix entrée")),
                    entry(Column.PRICE, List.of("Prix actuel")),
                    entry(Column.CLIENT_PROFIT, List.of("+/- Nette (*)")),
                    entry(Column.CLIENT_VALUE, List.of("Valeur actuelle (*)")),
                    entry(Column.ACCOUNT, List.of("Compte")),
                    entry(Column.POSITION_ID, List.of("N° de position")),
                    entry(Column.SYMBOL, List.of("Symbole")),
                    entry(Column.CURRENCY, List.of("Devise")),
                    entry(Column.ISIN, List.of("ISIN")),
                    entry(Column.ASSET_TYPE, List.of("Type d'actif"))),
            Set.of(
                    "% 1J",
                    "Stop",
                    "Limite",
                    "+/- (%)",
                    "+/- Value",
                    "Exposition (*)",
                    "B/P journaliers",
                    "Exposition",
                    "État du marché",
                    "Date de valeur",
                    "Pips/ticks",
                    "Intérêts courus",
                    "Expiration :",
                    "Date de notification",
                    "Dernière mise à jour",
                    "+/- Brute (Devise)",
                    "+/- Brute (*)",
                    "Option d'achat/Option de vente",
                    "Exercice",
                    "Heure d'ouverture",
                    "Intérêts ouverts",
                    "Val. actuelle",
                    "Prix revient",
                    "Delta",
                    "Gamma",
                    "Vega",
                    "Theta",
                    "Vol. moyenne",
                    "Achat/Vente",
                    "Prix sous-jacent",
                    "Émetteur",
                    "B/P journaliers (*)",
                    "Intérêts courus (*)",
                    "Règlement"));

    static final FileFormat DANISH = format(
            "da",
            Map.ofEntries(
                    entry(Column.INSTRUMENT, List.of("Instrument", "Instrumenter")),
                    entry(Column.DIRECTION, List.of("L/K")),
                    entry(Column.CURRENCY, List.of("Valuta")),
                    entry(Column.QUANTITY, List.of("Antal")),
                    entry(Column.AVERAGE_PRICE, List.of("Åbningskurs")),
                    entry(Column.PRICE, List.of("Aktuel kurs")),
                    entry(Column.CLIENT_PROFIT, List.of("Gevinst/Tab i alt (*)")),
                    entry(Column.CLIENT_VALUE, List.of("Markedsværdi (*)")),
                    entry(Column.STATUS, List.of("Status")),
                    entry(Column.SYMBOL, List.of("Symbol")),
                    entry(Column.ACCOUNT, List.of("Konto")),
                    entry(Column.POSITION_ID, List.of("Positions-ID", "Positionsnr.")),
                    entry(Column.ISIN, List.of("ISIN")),
                    entry(Column.ASSET_TYPE, List.of("Aktivtype"))),
            Set.of(
                    "% Total afkast",
                    "% 1D afk.",
                    "1-dags gevinst/tab",
                    "Optjent rente siden sidste kupondato",
                    "Udløb",
                    "Oprindelig værdi (*)",
                    "Kostpris",
                    "Handels G/T (*)",
                    "Handelsgevinst/-tab",
                    "Nettoafkast %",
                    "Bruttoafkast %",
                    "Aktivklasse",
                    "Bud/Udbud",
                    "Senest opdateret",
                    "Markedsstatus",
                    "Markedsværdi",
                    "Morningstar™",
                    "Åbningstidspunkt",
                    "Gevinst/tab i alt",
                    "Pips/ticks",
                    "% af portefølje",
                    "Bæredygtighed",
                    "Valørdato",
                    "Udsteder",
                    "1-dags gevinst/tab (*)",
                    "Accrued Interest (*)"));

    static final FileFormat ITALIAN = format(
            "it",
            Map.ofEntries(
                    entry(Column.INSTRUMENT, List.of("Strumento", "Strumenti")),
                    entry(Column.SYMBOL, List.of("Ticker")),
                    entry(Column.ISIN, List.of("ISIN")),
                    entry(Column.QUANTITY, List.of("Quantità")),
                    entry(Column.AVERAGE_PRICE, List.of("Prezzo di apertura")),
                    entry(Column.PRICE, List.of("Prz. corrente")),
                    entry(Column.CLIENT_PROFIT, List.of("P&L netto *", "P&L netto (*)")),
                    entry(Column.CURRENCY, List.of("Valuta")),
                    entry(Column.CLIENT_VALUE, List.of("Valore di mercato (*)")),
                    entry(Column.ASSET_TYPE, List.of("Tipo attività")),
                    entry(Column.DIRECTION, List.of("Long/Short")),
                    entry(Column.STATUS, List.of("Stato")),
                    entry(Column.POSITION_ID, List.of("ID posizione")),
                    entry(Column.ACCOUNT, List.of("Conto"))),
            Set.of("Data/ora apertura", "Valore originale (*)", "Categoria attività"));

    /** Nobody has seen an English file: names of an alias table, and translations of the French ones. */
    static final FileFormat ENGLISH_GUESS = format(
            "en",
            Map.ofEntries(
                    entry(Column.INSTRUMENT, List.of("Instruments", "Instrument")),
                    entry(Column.STATUS, List.of("Status")),
                    entry(Column.DIRECTION, List.of("L/S", "Long/Short")),
                    entry(Column.QUANTITY, List.of("Quantity")),
                    entry(Column.AVERAGE_PRICE, List.of("Entry Price", "Open Price")),
                    entry(Column.PRICE, List.of("Current Price")),
                    entry(Column.CLIENT_PROFIT, List.of("Net P/L (*)")),
                    entry(Column.CLIENT_VALUE, List.of("Current Value (*)", "Market Value (*)")),
                    entry(Column.ACCOUNT, List.of("Account")),
                    entry(Column.POSITION_ID, List.of("Position ID")),
                    entry(Column.SYMBOL, List.of("Symbol")),
                    entry(Column.CURRENCY, List.of("Currency")),
                    entry(Column.ISIN, List.of("ISIN")),
                    entry(Column.ASSET_TYPE, List.of("Asset Type"))),
            Set.of("Issuer", "Accrued Interest", "Accrued Interest (*)", "Exposure (*)", "Exposure", "Value Date"));

    static final List<FileFormat> ALL = List.of(FRENCH, DANISH, ITALIAN, ENGLISH_GUESS);

    private SaxoPositions() {}

    private static FileFormat format(String language, Map<Column, List<String>> columns, Set<String> others) {
        return new FileFormat(
                KIND, INSTITUTION, language, columns, others, WORDS, NumberStyle.DECIMAL_POINT, Optional.empty());
    }
}
