package io.github.smartfolio.cointracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradeTypeTest {

    private static final List<String> ENGLISH = List.of(
            ("Trade|Margin Trade|Derivatives / Futures Trade|Deposit|Income|Gift/Tip|Reward / Bonus|Mining|Airdrop|"
                            + "Airdrop (non taxable)|Staking|Masternode|Minting|Mining (commercial)|Dividends Income|Lending Income|"
                            + "Interest Income|Derivatives / Futures Profit|Margin Profit|Other Income|Income (non taxable)|"
                            + "Remove Liquidity|Receive LP Token|LP Rewards|Withdrawal|Spend|Donation|Gift|Stolen|Lost|"
                            + "Borrowing Fee|Settlement Fee|Margin Loss|Margin Fee|Derivatives / Futures Loss|Other Fee|"
                            + "Other Expense|Provide Liquidity|Return LP Token|Expense (non taxable)|Swap (non taxable)|"
                            + "Receive Loan|Receive Collateral|Send Collateral|Repay Loan|Liquidation")
                    .split("\\|"));

    @Test
    void knowsTheFortySixTypes() {
        assertThat(ENGLISH).hasSize(46).doesNotHaveDuplicates();
        assertThat(ENGLISH).allMatch(word -> TradeType.of(word) != TradeType.UNKNOWN, "known");
    }

    @ParameterizedTest
    @CsvSource({
        "Derivate / Futures Trade, Derivatives / Futures Trade",
        "Einzahlung, Deposit",
        "Einnahme, Income",
        "Geschenk, Gift/Tip",
        "Belohnung / Bonus, Reward / Bonus",
        "Airdrop (steuerfrei), Airdrop (non taxable)",
        "Mining (kommerziell), Mining (commercial)",
        "Dividenden Einnahme, Dividends Income",
        "Lending Einnahme, Lending Income",
        "Zinsen, Interest Income",
        "Derivate / Futures Gewinn, Derivatives / Futures Profit",
        "Margin Gewinn, Margin Profit",
        "Sonstige Einnahme, Other Income",
        "Einnahme (steuerfrei), Income (non taxable)",
        "Auszahlung, Withdrawal",
        "Ausgabe, Spend",
        "Spende, Donation",
        "Schenkung, Gift",
        "Gestohlen, Stolen",
        "Verlust, Lost",
        "Borrowing Gebühr, Borrowing Fee",
        "Settlement Gebühr, Settlement Fee",
        "Margin Verlust, Margin Loss",
        "Margin Gebühr, Margin Fee",
        "Derivate / Futures Verlust, Derivatives / Futures Loss",
        "Sonstige Gebühr, Other Fee",
        "Sonstige Ausgabe, Other Expense",
        "Ausgabe (steuerfrei), Expense (non taxable)",
        "Swap (steuerfrei), Swap (non taxable)",
        "Darlehen erhalten, Receive Loan",
        "Collateral erhalten, Receive Collateral",
        "Collateral gesendet, Send Collateral",
        "Darlehen zurückgezahlt, Repay Loan",
        "Operación, Trade",
        "Depósito, Deposit",
        "Retirada, Withdrawal",
        "Recompensa / Bonificación, Reward / Bonus",
        "Otras comisiones, Other Fee",
        "Ingresos, Income",
        "Ingresos por intereses, Interest Income",
        "Gasto, Spend",
        "Pérdidas por Derivados / Futuros, Derivatives / Futures Loss",
        "Beneficio de Derivados / Futuros, Derivatives / Futures Profit",
        "Reward/Bonus, Reward / Bonus",
        "'  trade ', Trade"
    })
    void knowsOtherLanguagesAndOlderSpellings(String word, String english) {
        assertThat(TradeType.of(word)).isEqualTo(TradeType.of(english)).isNotEqualTo(TradeType.UNKNOWN);
    }

    @Test
    void knowsNothingElse() {
        assertThat(Stream.of("", "Quantum Swap", "Trades", "Deposits"))
                .allMatch(word -> TradeType.of(word) == TradeType.UNKNOWN, "unknown");
    }
}
