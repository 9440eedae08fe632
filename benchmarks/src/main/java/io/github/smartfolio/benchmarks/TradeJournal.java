package io.github.smartfolio.benchmarks;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.NativeId;
import io.github.smartfolio.ledger.Charge;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Movement;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Invented trades in euros, the same for the same number: purchases and sales of 200 instruments in one account, whole units, prices
 * with two decimals, a fee each, no more sold than is held, each in a minute of its own. Written for both programs that are compared.
 */
final class TradeJournal {

    static final Currency EURO = Currency.getInstance("EUR");
    private static final AccountId ACCOUNT = AccountId.of("bench", "1");
    private static final int INSTRUMENTS = 200;
    private static final int TRADES_A_DAY = 40;
    private static final long SEED = 20_261_122L;

    private final List<Trade> trades;

    private TradeJournal(List<Trade> trades) {
        this.trades = trades;
    }

    /** @param units negative are sold */
    private record Trade(LocalDate date, int minute, int instrument, int units, int priceInCents, int feeInCents) {}

    static TradeJournal of(int trades) {
        Random random = new Random(SEED);
        int[] held = new int[INSTRUMENTS];
        int[] price = new int[INSTRUMENTS];
        for (int i = 0; i < INSTRUMENTS; i++) {
            price[i] = 1000 + random.nextInt(30_000);
        }
        LocalDate first = LocalDate.of(1950, 1, 2);
        List<Trade> all = new ArrayList<>(trades);
        for (int i = 0; i < trades; i++) {
            int instrument = random.nextInt(INSTRUMENTS);
            price[instrument] = Math.max(100, price[instrument] + random.nextInt(401) - 200);
            boolean sells = held[instrument] > 0 && random.nextInt(100) < 48;
            int units = sells ? -(1 + random.nextInt(Math.min(held[instrument], 60))) : 1 + random.nextInt(50);
            held[instrument] += units;
            all.add(new Trade(
                    first.plusDays(i / TRADES_A_DAY),
                    i % TRADES_A_DAY,
                    instrument,
                    units,
                    price[instrument],
                    100 + random.nextInt(900)));
        }
        return new TradeJournal(all);
    }

    List<Transaction> transactions() {
        List<Instrument> instruments = new ArrayList<>(INSTRUMENTS);
        for (int i = 0; i < INSTRUMENTS; i++) {
            instruments.add(Instrument.of(name(i), AssetClass.STOCK, EURO, NativeId.of("bench", name(i))));
        }
        List<Transaction> transactions = new ArrayList<>(trades.size());
        for (Trade trade : trades) {
            Money fee = euros(-trade.feeInCents);
            Money gross = euros((long) -trade.units * trade.priceInCents);
            transactions.add(Transaction.on(trade.date, ACCOUNT, trade.units > 0 ? Kind.BUY : Kind.SELL)
                    .at(trade.date.atTime(10, trade.minute).toInstant(ZoneOffset.UTC))
                    .movement(Movement.of(
                            instruments.get(trade.instrument), Quantity.of(BigDecimal.valueOf(trade.units))))
                    .gross(gross)
                    .charge(Charge.fee(fee, "Commission"))
                    .net(gross.plus(fee))
                    .build());
        }
        return transactions;
    }

    /** In the language of beancount 2, booked first in first out. */
    void write(PrintWriter to) {
        to.println("option \"operating_currency\" \"EUR\"");
        to.println("1950-01-01 open Assets:Cash EUR");
        to.println("1950-01-01 open Expenses:Fees EUR");
        to.println("1950-01-01 open Income:Gains EUR");
        for (int i = 0; i < INSTRUMENTS; i++) {
            to.printf("1950-01-01 open Assets:Held:%s %s \"FIFO\"%n", name(i), name(i));
        }
        for (Trade trade : trades) {
            String held = name(trade.instrument);
            to.printf("%s * \"%s\"%n", trade.date, trade.units > 0 ? "Buy" : "Sell");
            if (trade.units > 0) {
                to.printf("  Assets:Held:%s  %d %s {%s EUR}%n", held, trade.units, held, cents(trade.priceInCents));
            } else {
                to.printf("  Assets:Held:%s  %d %s {} @ %s EUR%n", held, trade.units, held, cents(trade.priceInCents));
                to.println("  Income:Gains");
            }
            to.printf("  Expenses:Fees  %s EUR%n", cents(trade.feeInCents));
            to.printf("  Assets:Cash  %s EUR%n%n", cents((long) -trade.units * trade.priceInCents - trade.feeInCents));
        }
    }

    private static Money euros(long cents) {
        return Money.of(BigDecimal.valueOf(cents, 2), EURO);
    }

    private static String cents(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    private static String name(int instrument) {
        return String.format(Locale.ROOT, "SHARE%03d", instrument);
    }
}
