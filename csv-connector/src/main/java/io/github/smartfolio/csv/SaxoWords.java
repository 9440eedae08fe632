package io.github.smartfolio.csv;

import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Movement.Effect;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words of Saxo's files about bookings (file-formats 2.7 to 2.10), in the languages that were seen, and some that are guessed
 * from those.
 */
final class SaxoWords {

    private static final Map<Kind, List<String>> EVENTS = Map.ofEntries(
            Map.entry(
                    Kind.BUY,
                    List.of("Buy", "Bought", "Koop", "Gekocht", "Acheter", "Achat", "Kjøp", "Køb", "Købt", "Kauf")),
            Map.entry(
                    Kind.SELL,
                    List.of(
                            "Sell",
                            "Sold",
                            "Verkoop",
                            "Verkocht",
                            "Vendre",
                            "Vente",
                            "Salg",
                            "Selg",
                            "Solgt",
                            "Verkauf",
                            // Units leave, for money or for nothing.
                            "Terugkoopaanbod",
                            "Expiratie",
                            "Expiry")),
            Map.entry(Kind.TRANSFER_IN, List.of("Deponering", "Transfert entrant", "Transfer in")),
            Map.entry(Kind.TRANSFER_OUT, List.of("Transfert sortant", "Transfer out")),
            Map.entry(Kind.DIVIDEND, List.of("*dividend*", "*utbytte*")),
            Map.entry(Kind.RETURN_OF_CAPITAL, List.of("Return of capital", "Kapitaaluitkering", "Kapitalutdeling")),
            Map.entry(
                    Kind.TAX,
                    List.of(
                            "VAT",
                            "BTW",
                            "TVA",
                            "Withholding Tax*",
                            "Dividend tax",
                            "Dividendbelasting",
                            "Bronbelasting",
                            "*voorheffing",
                            "Beurstaks",
                            "Social Tax")),
            // One word may be used for money in both directions: the sign tells.
            Map.entry(
                    Kind.DEPOSIT,
                    List.of(
                            "Deposit",
                            "Withdrawal",
                            "Cash Amount",
                            "Storting",
                            "Opname",
                            "Cashbedrag",
                            "Dépôt",
                            "Dépôts",
                            "Retrait",
                            "Retraits",
                            "Innskudd",
                            "Uttak",
                            "Einlage")),
            Map.entry(
                    Kind.INTEREST,
                    List.of(
                            "Interest",
                            "Interest - *",
                            "Client Interest",
                            "Saxo Paid Interest*",
                            "Rente",
                            "Creditrente",
                            "Debetrente",
                            "Intérêts*")),
            Map.entry(
                    Kind.FEE,
                    List.of(
                            "Custody Fee",
                            "Client Custody Fee",
                            "ADR Charges",
                            "ADR-kosten",
                            "Service fee",
                            "Commissie",
                            "Commission",
                            "Depotgebyr",
                            "Frais*")),
            Map.entry(Kind.SPLIT, List.of("Stock split", "Reverse split", "Aandelensplitsing")),
            Map.entry(Kind.EXCHANGE, List.of("Exchange", "Omwisseling")),
            Map.entry(Kind.MERGER, List.of("Merger", "Fusie", "Fusion")));

    private static final Map<AmountType, List<String>> AMOUNTS = Map.of(
            AmountType.SHARES,
                    List.of(
                            "Share Amount",
                            "Mutual Funds Traded Value",
                            "Aandeelbedrag",
                            "Montant en actions",
                            "Aktienbetrag",
                            "Corporate Actions - Share Amount",
                            "Corporate Actions - Fractions",
                            "Corporate Actions - Fracties"),
            AmountType.DIVIDEND, List.of("Corporate Actions - Cash*dividend*"),
            AmountType.CASH, List.of("Cash Amount", "Cashbedrag", "Montant de liquidités"),
            AmountType.INTEREST, List.of("Client Interest", "Rente", "Creditrente", "Debetrente", "Intérêts*"),
            AmountType.FEE,
                    List.of(
                            "*commission*",
                            "Commissie",
                            "Provision",
                            "Kundenprovisionsgutschrift",
                            "*fee",
                            "*charges",
                            "*costs",
                            "*cost",
                            "*kosten",
                            "Depotgebyr",
                            "Frais*"),
            AmountType.TAX,
                    List.of(
                            "VAT",
                            "BTW",
                            "TVA",
                            "GST",
                            "GST on Commission",
                            "*tax",
                            "Taxe*",
                            "*belasting",
                            "*voorheffing",
                            "Beurstaks",
                            "*Stamp Duty",
                            "*Stempelgebühr"),
            AmountType.OTHER, List.of("Corporate Actions - Cash Compensation", "Corporate Actions - Stock Dividend"),
            AmountType.NOT_BOOKED, List.of("*P/L*", "Position Values", "*Unrealized*"));

    static final Wording ALL = new Wording(
            SaxoPositions.INSTITUTION,
            Phrases.of(EVENTS),
            Set.of(
                    "Terugboeking",
                    "Reversal",
                    "Contrepassation",
                    "Extourne",
                    "Storno",
                    "Tilbakeføring",
                    "Tilbageførsel"),
            Phrases.of(AMOUNTS),
            Phrases.of(Map.of(
                    Effect.OPEN, List.of("Open", "To open", "Te openen", "Ouverture", "Åben", "Åpne"),
                    Effect.CLOSE, List.of("Close", "To close", "Te sluiten", "Clôture", "Luk", "Lukket", "Lukke"))),
            SaxoPositions.WORDS,
            Set.of("Cash", "Kontant", "Kontanter", "Liquidités"),
            Set.of("No", "Nee", "Non", "Nej", "Nei", "Nein", "False"));

    private SaxoWords() {}
}
