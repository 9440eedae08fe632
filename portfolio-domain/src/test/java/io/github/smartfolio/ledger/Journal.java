package io.github.smartfolio.ledger;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.account.Valued;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.InstrumentAliases;
import io.github.smartfolio.instrument.InstrumentDirectory;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.instrument.NativeId;
import io.github.smartfolio.money.FxRate;
import io.github.smartfolio.money.FxRates;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Transactions written down in a test, a day after the other, and what follows from them. */
final class Journal {

    static final AccountId ACCOUNT = AccountId.of("saxo", "1");
    static final SourceId SOURCE = SourceId.of(ConnectionId.of("saxo"), "file1");
    static final Currency EUR = Currency.getInstance("EUR");
    static final Currency USD = Currency.getInstance("USD");
    static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    static final Instrument SHARE = instrument("ACME");

    final List<Transaction> transactions = new ArrayList<>();
    private final List<Holding> holdings = new ArrayList<>();
    private FxRates rates = FxRates.none();
    private LocalDate day = DAY;

    static Instrument instrument(String name) {
        return Instrument.of(name, AssetClass.STOCK, EUR, NativeId.of("saxo", name));
    }

    static InstrumentId id(Instrument instrument) {
        return InstrumentId.parse(instrument.identifiers().iterator().next().toString());
    }

    /** A purchase of shares for so much in all, on the next day. */
    Journal buy(String units, String total) {
        return add(trade(Kind.BUY, units, "-" + total));
    }

    /** A sale of shares for so much in all, on the next day. */
    Journal sell(String units, String total) {
        return add(trade(Kind.SELL, "-" + units, total));
    }

    /** A purchase with a fee on top. */
    Journal buy(String units, String gross, String fee) {
        return add(trade(Kind.BUY, units, "-" + gross, fee));
    }

    Journal sell(String units, String gross, String fee) {
        return add(trade(Kind.SELL, "-" + units, gross, fee));
    }

    Journal add(Transaction transaction) {
        transactions.add(transaction);
        day = day.plusDays(1);
        return this;
    }

    LocalDate day() {
        return day;
    }

    private Transaction trade(Kind kind, String units, String total) {
        return on(day, kind)
                .movement(Movement.of(SHARE, units))
                .gross(Money.of(total, "EUR"))
                .net(Money.of(total, "EUR"))
                .build();
    }

    private Transaction trade(Kind kind, String units, String gross, String fee) {
        Money charge = Money.of(fee, "EUR").negated();
        return on(day, kind)
                .movement(Movement.of(SHARE, units))
                .gross(Money.of(gross, "EUR"))
                .charge(Charge.fee(charge, "Commission"))
                .net(Money.of(gross, "EUR").plus(charge))
                .build();
    }

    static Transaction.Builder on(LocalDate date, Kind kind) {
        return Transaction.on(date, ACCOUNT, kind);
    }

    /** The broker says that so many are held, worth so much in all. */
    Journal held(String units, Money value) {
        holdings.add(new Holding(
                ACCOUNT,
                id(SHARE),
                Position.of(SHARE, Quantity.of(units)).withMarketValue(value, Valued.REPORTED),
                NOW));
        return this;
    }

    /** A price for all that is left. */
    Journal held(String units, String price) {
        return held(units, Money.of(price, "EUR").times(Quantity.of(units)));
    }

    /** What a dollar is worth in euros, by day; of other days nothing is known. */
    Journal rates(Map<LocalDate, String> eurosForADollar) {
        rates = (one, other, at) -> Optional.ofNullable(eurosForADollar.get(LocalDate.ofInstant(at, ZoneOffset.UTC)))
                .map(rate -> FxRate.of("USD", "EUR", rate, DAY, "test"));
        return this;
    }

    static InstrumentDirectory directory() {
        return InstrumentDirectory.of(InstrumentAliases.inMemory());
    }

    static Ledger ledger(Activity... activities) {
        return Ledger.of(Arrays.asList(activities), directory(), Map.of());
    }

    Ledger ledger() {
        return ledger(activity(SOURCE));
    }

    Activity activity(SourceId source) {
        return Activity.of(source, NOW, Booked.of(transactions));
    }

    ProfitAndLoss profit(CostMethod method) {
        return profit(method, EUR);
    }

    ProfitAndLoss profit(CostMethod method, Currency currency) {
        return profit(ledger(), method, currency);
    }

    ProfitAndLoss profit(Ledger ledger, CostMethod method, Currency currency) {
        return calculator().of(ledger, holdings, method, currency, Period.ALL);
    }

    ProfitCalculator calculator() {
        return new ProfitCalculator(rates);
    }

    List<Holding> holdings() {
        return holdings;
    }
}
