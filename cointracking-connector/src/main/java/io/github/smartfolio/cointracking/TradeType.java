package io.github.smartfolio.cointracking;

import io.github.smartfolio.csv.Headers;
import io.github.smartfolio.ledger.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What CoinTracking's types mean (file-formats 3.1). Whether something comes in, goes out or both, the amounts say; the type only
 * names it.
 */
enum TradeType {
    TRADE(Kind.BUY, Kind.UNKNOWN, Kind.SELL, Kind.UNKNOWN),
    /** One coin in the place of another, without profit. */
    EXCHANGE(Kind.TRANSFER_IN, Kind.TRANSFER_IN, Kind.TRANSFER_OUT, Kind.TRANSFER_OUT),
    /** From or to another place, or the bank. */
    TRANSFER(Kind.TRANSFER_IN, Kind.DEPOSIT, Kind.TRANSFER_OUT, Kind.WITHDRAWAL),
    /** To or from a pool, as a loan, as collateral. */
    LENDING(Kind.TRANSFER_IN, Kind.TRANSFER_IN, Kind.TRANSFER_OUT, Kind.TRANSFER_OUT),
    INCOME(Kind.INCOME, Kind.INCOME, Kind.EXPENSE, Kind.EXPENSE),
    DIVIDEND(Kind.INCOME, Kind.DIVIDEND, Kind.EXPENSE, Kind.EXPENSE),
    INTEREST(Kind.INCOME, Kind.INTEREST, Kind.EXPENSE, Kind.INTEREST),
    FEE(Kind.INCOME, Kind.FEE, Kind.FEE, Kind.FEE),
    EXPENSE(Kind.INCOME, Kind.INCOME, Kind.EXPENSE, Kind.EXPENSE),
    /** A word nobody here has met. */
    UNKNOWN(Kind.UNKNOWN, Kind.UNKNOWN, Kind.UNKNOWN, Kind.UNKNOWN);

    private static final Pattern SLASH = Pattern.compile(" ?/ ?");
    private static final Map<String, TradeType> BY_WORD = new HashMap<>();

    static {
        words(TRADE, "Trade", "Margin Trade", "Derivatives / Futures Trade", "Derivate / Futures Trade", "Operación");
        words(EXCHANGE, "Swap (non taxable)", "Swap (steuerfrei)");
        words(TRANSFER, "Deposit", "Einzahlung", "Depósito", "Withdrawal", "Auszahlung", "Retirada");
        words(LENDING, "Remove Liquidity", "Receive LP Token", "Provide Liquidity", "Return LP Token");
        words(LENDING, "Receive Loan", "Darlehen erhalten", "Repay Loan", "Darlehen zurückgezahlt");
        words(LENDING, "Receive Collateral", "Collateral erhalten", "Send Collateral", "Collateral gesendet");
        words(INCOME, "Income", "Einnahme", "Ingresos", "Other Income", "Sonstige Einnahme");
        words(INCOME, "Income (non taxable)", "Einnahme (steuerfrei)");
        words(INCOME, "Gift/Tip", "Geschenk", "Reward / Bonus", "Belohnung / Bonus", "Recompensa / Bonificación");
        words(INCOME, "Mining", "Mining (commercial)", "Mining (kommerziell)", "Staking", "Masternode", "Minting");
        words(INCOME, "Airdrop", "Airdrop (non taxable)", "Airdrop (steuerfrei)", "LP Rewards");
        words(INCOME, "Derivatives / Futures Profit", "Derivate / Futures Gewinn");
        words(INCOME, "Beneficio de Derivados / Futuros", "Margin Profit", "Margin Gewinn");
        words(DIVIDEND, "Dividends Income", "Dividenden Einnahme");
        words(INTEREST, "Interest Income", "Zinsen", "Ingresos por intereses", "Lending Income", "Lending Einnahme");
        words(FEE, "Other Fee", "Sonstige Gebühr", "Otras comisiones", "Borrowing Fee", "Borrowing Gebühr");
        words(FEE, "Settlement Fee", "Settlement Gebühr", "Margin Fee", "Margin Gebühr");
        words(EXPENSE, "Spend", "Ausgabe", "Gasto", "Donation", "Spende", "Gift", "Schenkung");
        words(EXPENSE, "Stolen", "Gestohlen", "Lost", "Verlust", "Other Expense", "Sonstige Ausgabe");
        words(EXPENSE, "Expense (non taxable)", "Ausgabe (steuerfrei)", "Liquidation");
        words(EXPENSE, "Margin Loss", "Margin Verlust", "Derivatives / Futures Loss", "Derivate / Futures Verlust");
        words(EXPENSE, "Pérdidas por Derivados / Futuros");
    }

    private final Kind coinIn;
    private final Kind moneyIn;
    private final Kind coinOut;
    private final Kind moneyOut;

    TradeType(Kind coinIn, Kind moneyIn, Kind coinOut, Kind moneyOut) {
        this.coinIn = coinIn;
        this.moneyIn = moneyIn;
        this.coinOut = coinOut;
        this.moneyOut = moneyOut;
    }

    private static void words(TradeType type, String... words) {
        for (String word : words) {
            BY_WORD.put(plain(word), type);
        }
    }

    /** In English, German or Spanish, whatever blanks and capitals; {@link #UNKNOWN} if nobody here has met it. */
    static TradeType of(String word) {
        return BY_WORD.getOrDefault(plain(word), UNKNOWN);
    }

    // Older exports write "Reward/Bonus".
    private static String plain(String word) {
        return SLASH.matcher(Headers.plain(word)).replaceAll("/");
    }

    /** Of something that only comes in. */
    Kind in(Amount amount) {
        return amount.isCoin() ? coinIn : moneyIn;
    }

    /** Of something that only goes out. */
    Kind out(Amount amount) {
        return amount.isCoin() ? coinOut : moneyOut;
    }
}
