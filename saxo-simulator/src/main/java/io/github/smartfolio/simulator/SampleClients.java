package io.github.smartfolio.simulator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The invented people. */
public final class SampleClients {

    private SampleClients() {}

    /**
     * One of each kind of row: shares, a fund and a bond, pence, a future, an option and a CFD, currencies, two rows without a price
     * and one that is squared, in accounts in EUR, USD and DKK; a fourth account, in GBP, is closed.
     */
    public static SampleClient fixtures() {
        return SampleClient.from(Json.resource("fixtures.json"));
    }

    /**
     * Holds what the French sample file of positions says, at its prices and rates: 33 933.64 EUR of shares and funds in the accounts
     * 78800/1000001 and 78800/1000001EUR (both in EUR), and besides what a file of positions does not say: cash in both, and a CFD on
     * Tesla shares that has gained 12.50 USD.
     */
    public static SampleClient french() {
        return SampleClient.from(Json.resource("french.json"));
    }

    /**
     * Someone with many accounts in EUR, each with 1000 EUR and with four of the things that {@link #french} holds.
     *
     * @param count one or more
     */
    public static SampleClient withAccounts(int count) {
        SampleClient model = french();
        List<SamplePosition> four = model.positions().stream()
                .filter(position -> position.assetType().equals("Stock"))
                .limit(4)
                .toList();
        List<SampleAccount> accounts = new ArrayList<>();
        List<SamplePosition> positions = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            String account = "64000/%03d".formatted(i);
            accounts.add(SampleAccount.of(
                    account, "Kw%03d|pXz6Lq-YbTn4Cf==".formatted(i), "EUR", new BigDecimal("1000.00")));
            for (SamplePosition position : four) {
                positions.add(position.copied("7200000%03d".formatted(positions.size() + 1), account));
            }
        }
        return new SampleClient(
                "64000",
                "Ns4Jh|9tWcY2oBm-RaXk7E==",
                "Dz8Qv|5uGiM1eLp-TfHs3C==",
                String.format(Locale.ROOT, "Person with %d accounts", count),
                "EUR",
                Map.copyOf(model.rates()),
                accounts,
                model.instruments(),
                positions);
    }
}
