package io.github.smartfolio.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.CashBalance;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.account.Valued;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.instrument.NativeId;
import io.github.smartfolio.money.FxRate;
import io.github.smartfolio.money.FxRates;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.portfolio.AccountView;
import io.github.smartfolio.portfolio.DatedSnapshot;
import io.github.smartfolio.portfolio.Freshness;
import io.github.smartfolio.portfolio.Freshness.Limits;
import io.github.smartfolio.portfolio.IdentifiedPosition;
import io.github.smartfolio.portfolio.MissingAccount;
import io.github.smartfolio.portfolio.Portfolio;
import io.github.smartfolio.portfolio.SourceOutcome;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.source.SourceId;
import io.github.smartfolio.source.SourceSnapshot;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ValuatorTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Instant THURSDAY = Instant.parse("2024-03-07T12:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2024-03-08T12:00:00Z");
    private static final Instant NOW = Instant.parse("2024-03-09T12:00:00Z");
    private static final SourceId SOURCE = SourceId.parse("saxo/api");
    private static final ConnectionId SAXO = SOURCE.connection();
    private static final AccountId ACCOUNT = AccountId.of("saxo", "1");
    private static final SourceFailure DOWN = SourceFailure.of(Reason.UNAVAILABLE, "The broker is down.");

    private static final FxRate THURSDAYS_DOLLAR = FxRate.of("EUR", "USD", "1.25", LocalDate.of(2024, 3, 7), "ECB");
    private static final FxRate FRIDAYS_DOLLAR = FxRate.of("EUR", "USD", "1.6", LocalDate.of(2024, 3, 8), "ECB");
    private static final FxRate FRIDAYS_POUND = FxRate.of("EUR", "GBP", "0.8", LocalDate.of(2024, 3, 8), "ECB");

    private final Valuator valuator = new Valuator(rates(THURSDAYS_DOLLAR, FRIDAYS_DOLLAR, FRIDAYS_POUND));

    /** Rates of exactly the days they were published for. */
    private static FxRates rates(FxRate... published) {
        return (one, other, at) -> Arrays.stream(published)
                .filter(rate -> Set.of(rate.base(), rate.quote()).equals(Set.of(one, other)))
                .filter(rate -> rate.date().equals(LocalDate.ofInstant(at, ZoneOffset.UTC)))
                .findFirst();
    }

    private static Position position(String name) {
        Instrument instrument = Instrument.of(
                name, AssetClass.STOCK, Currency.getInstance("USD"), NativeId.of("saxo", name + ":Stock"));
        return Position.of(instrument, Quantity.of("3"));
    }

    private static Position worth(String name, Money marketValue) {
        return position(name).withMarketValue(marketValue, Valued.REPORTED);
    }

    private static InstrumentId idOf(Position position) {
        return InstrumentId.parse(position.instrument().name());
    }

    private static AccountView view(Instant asOf, List<CashBalance> cash, Position... positions) {
        return new AccountView(
                ACCOUNT,
                SOURCE,
                asOf,
                asOf,
                Freshness.FRESH,
                cash,
                Stream.of(positions)
                        .map(p -> new IdentifiedPosition(idOf(p), p))
                        .toList(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private static AccountView cash(Instant asOf, String... balances) {
        return view(
                asOf, Stream.of(balances).map(Money::parse).map(CashBalance::of).toList());
    }

    private static SourceOutcome answered(Set<Content> contents, Finding... findings) {
        return new SourceOutcome.Answered(SAXO, List.of(dated(contents, findings)));
    }

    private static DatedSnapshot dated(Set<Content> contents, Finding... findings) {
        SourceSnapshot snapshot =
                new SourceSnapshot(SOURCE, FRIDAY, false, FRIDAY, contents, List.of(), Map.of(), List.of(findings));
        return new DatedSnapshot(snapshot, Limits.OF_FILES, Freshness.FRESH);
    }

    private static Portfolio portfolio(List<SourceOutcome> outcomes, AccountView... accounts) {
        return new Portfolio(NOW, List.of(accounts), List.of(), outcomes, List.of(), Optional.empty());
    }

    private static Portfolio portfolio(AccountView... accounts) {
        return portfolio(List.of(answered(EnumSet.allOf(Content.class))), accounts);
    }

    private static Excluded excluded(Excluded.Kind kind, Excluded.Reason reason, String detail) {
        return new Excluded(kind, SAXO, Optional.empty(), Optional.empty(), reason, detail);
    }

    @Test
    @DisplayName("adds up what is in the wanted currency exactly, without a rate and without rounding")
    void addsExactly() {
        Valuation valuation = valuator.value(
                portfolio(
                        cash(FRIDAY, "EUR 0.1", "USD 0"),
                        view(FRIDAY, List.of(), worth("A", Money.of("1234567890123456789.123456789", "EUR"))),
                        cash(FRIDAY, "EUR -0.003")),
                EUR);
        // 0.1 + 0 / 1.6 + 1234567890123456789.123456789 - 0.003
        assertThat(valuation.total()).isEqualTo(Money.of("1234567890123456789.220456789", "EUR"));
        assertThat(valuation.at()).isEqualTo(NOW);
        assertThat(valuation.isComplete()).isTrue();
    }

    @Test
    @DisplayName("takes the value the broker gives in the wanted currency, not one of its own making")
    void prefersTheClientValue() {
        Position apple = worth("Apple", Money.of("160", "USD")).withClientValue(Money.of("99.5", "EUR"));
        Valuation valuation = valuator.value(portfolio(view(FRIDAY, List.of(), apple)), EUR);
        assertThat(valuation.total()).isEqualTo(Money.of("99.5", "EUR")); // and not 160 / 1.6 = 100
        assertThat(valuation.rates()).isEmpty();
        assertThat(valuation.positions()).singleElement().satisfies(valued -> {
            assertThat(valued.value()).contains(Money.of("99.5", "EUR"));
            assertThat(valued.rate()).isEmpty();
        });
    }

    @Test
    @DisplayName("takes the market value as it is where that is in the wanted currency")
    void takesTheMarketValue() {
        Position basf = worth("BASF", Money.of("50", "EUR")).withClientValue(Money.of("90", "USD"));
        Valuation valuation = valuator.value(portfolio(view(FRIDAY, List.of(), basf)), EUR);
        assertThat(valuation.total()).isEqualTo(Money.of("50", "EUR"));
        assertThat(valuation.rates()).isEmpty();
    }

    @Test
    @DisplayName("converts the client value where neither is in the wanted currency, else the market value")
    void convertsWhatHasARate() {
        Position client = worth("A", Money.of("1000", "JPY")).withClientValue(Money.of("8", "GBP"));
        Position market = worth("B", Money.of("160", "USD")).withClientValue(Money.of("1000", "JPY"));
        Position both = worth("C", Money.of("160", "USD")).withClientValue(Money.of("8", "GBP"));
        Valuation valuation = valuator.value(portfolio(view(FRIDAY, List.of(), client, market, both)), EUR);
        // 8 / 0.8, 160 / 1.6, 8 / 0.8
        assertThat(valuation.positions())
                .extracting(valued -> valued.value().orElseThrow())
                .containsExactly(Money.of("10", "EUR"), Money.of("100", "EUR"), Money.of("10", "EUR"));
        assertThat(valuation.total()).isEqualTo(Money.of("120", "EUR")); // 10 + 100 + 10
        assertThat(valuation.rates()).as("each once").containsExactly(FRIDAYS_POUND, FRIDAYS_DOLLAR);
    }

    @Test
    @DisplayName("converts each figure at the rate of its own day")
    void convertsAtTheRateOfTheDay() {
        Valuation valuation = valuator.value(portfolio(cash(THURSDAY, "USD 100"), cash(FRIDAY, "USD 100")), EUR);
        assertThat(valuation.cash())
                .extracting(valued -> valued.value().orElseThrow())
                .containsExactly(Money.of("80", "EUR"), Money.of("62.5", "EUR")); // 100 / 1.25, 100 / 1.6
        assertThat(valuation.cash())
                .extracting(valued -> valued.rate().orElseThrow())
                .containsExactly(THURSDAYS_DOLLAR, FRIDAYS_DOLLAR);
        assertThat(valuation.total()).isEqualTo(Money.of("142.5", "EUR")); // 80 + 62.5
    }

    @Test
    @DisplayName("does not round what it converts")
    void doesNotRound() {
        Valuator thirds = new Valuator(rates(FxRate.of("EUR", "USD", "3", LocalDate.of(2024, 3, 8), "ECB")));
        Valuation valuation = thirds.value(portfolio(cash(FRIDAY, "USD 1"), cash(FRIDAY, "USD 1")), EUR);
        // 1 / 3 to 34 digits, twice
        assertThat(valuation.total()).isEqualTo(Money.of("0.6666666666666666666666666666666666", "EUR"));
    }

    @Test
    @DisplayName("counts pending cash, and subtracts what is owed")
    void countsPendingCash() {
        CashBalance euro = new CashBalance(Money.of("100", "EUR"), Optional.of(Money.of("-30.5", "EUR")));
        CashBalance dollar = new CashBalance(Money.of("-200", "USD"), Optional.of(Money.of("40", "USD")));
        Valuation valuation = valuator.value(portfolio(view(FRIDAY, List.of(euro, dollar))), EUR);
        // (100 - 30.5) + (-200 + 40) / 1.6 = 69.5 - 100
        assertThat(valuation.total()).isEqualTo(Money.of("-30.5", "EUR"));
        assertThat(valuation.cash())
                .extracting(valued -> valued.value().orElseThrow())
                .containsExactly(Money.of("69.5", "EUR"), Money.of("-100", "EUR"));
    }

    @Test
    @DisplayName("takes what the source says that cash is worth, and needs no rate then")
    void takesTheReportedValueOfCash() {
        CashBalance franc = CashBalance.of(Money.of("7", "CHF")).withClientValue(Money.of("7.31", "EUR"));
        CashBalance dollar = CashBalance.of(Money.of("16", "USD")).withClientValue(Money.of("9.99", "EUR"));
        Portfolio portfolio = portfolio(view(FRIDAY, List.of(franc, dollar)));
        Valuation valuation = valuator.value(portfolio, EUR);
        // 7.31 + 9.99, although 16 / 1.6 = 10
        assertThat(valuation.total()).isEqualTo(Money.of("17.30", "EUR"));
        assertThat(valuation.rates()).isEmpty();
        assertThat(valuation.isComplete()).isTrue();
        // In dollars: 7.31 x 1.6 + 16 = 11.696 + 16
        assertThat(valuator.value(portfolio, Currency.getInstance("USD")).total())
                .isEqualTo(Money.of("27.696", "USD"));
    }

    @Test
    @DisplayName("names cash for which there is no rate, and leaves it out of the total")
    void namesCashWithoutRate() {
        Valuation valuation = valuator.value(portfolio(cash(FRIDAY, "EUR 5", "CHF 7")), EUR);
        assertThat(valuation.total()).isEqualTo(Money.of("5", "EUR"));
        assertThat(valuation.excluded())
                .containsExactly(new Excluded(
                        Excluded.Kind.CASH,
                        SAXO,
                        Optional.of(ACCOUNT),
                        Optional.empty(),
                        Excluded.Reason.NO_RATE,
                        "no rate CHF/EUR at 2024-03-08T12:00:00Z"));
        assertThat(valuation.cash())
                .as("it is listed all the same")
                .extracting(valued -> valued.value().isPresent())
                .containsExactly(true, false);
        assertThat(valuation.isComplete()).isFalse();
    }

    @Test
    @DisplayName("names positions without a rate or a price, and never counts them as zero")
    void namesPositionsWithoutValue() {
        Position noRate = worth("Nestlé", Money.of("7", "CHF"));
        Position noPrice = position("Delisted").withPrice(Money.of("9", "EUR"));
        Valuation valuation = valuator.value(
                portfolio(view(FRIDAY, List.of(), noRate, noPrice, worth("A", Money.of("5", "EUR")))), EUR);
        assertThat(valuation.total()).isEqualTo(Money.of("5", "EUR"));
        assertThat(valuation.excluded())
                .containsExactly(
                        new Excluded(
                                Excluded.Kind.POSITION,
                                SAXO,
                                Optional.of(ACCOUNT),
                                Optional.of(idOf(noRate)),
                                Excluded.Reason.NO_RATE,
                                "Nestlé: no rate CHF/EUR at 2024-03-08T12:00:00Z"),
                        new Excluded(
                                Excluded.Kind.POSITION,
                                SAXO,
                                Optional.of(ACCOUNT),
                                Optional.of(idOf(noPrice)),
                                Excluded.Reason.NO_PRICE,
                                "Delisted: no value is known"));
        assertThat(valuation.positions())
                .extracting(ValuedPosition::value)
                .containsExactly(Optional.empty(), Optional.empty(), Optional.of(Money.of("5", "EUR")));
    }

    @Test
    @DisplayName("names what a source does not tell about")
    void namesWhatIsNotInTheFile() {
        assertThat(valuator.value(portfolio(List.of(answered(Set.of(Content.POSITIONS)))), EUR)
                        .excluded())
                .containsExactly(
                        excluded(Excluded.Kind.CASH, Excluded.Reason.NOT_IN_FILE, "the source holds no cash balances"));
        assertThat(valuator.value(portfolio(List.of(answered(Set.of(Content.CASH)))), EUR)
                        .excluded())
                .containsExactly(
                        excluded(Excluded.Kind.POSITION, Excluded.Reason.NOT_IN_FILE, "the source holds no positions"));
    }

    @Test
    @DisplayName("misses nothing when two files of one connection tell about everything between them")
    void filesCompleteEachOther() {
        SourceOutcome outcome = new SourceOutcome.Answered(
                SAXO, List.of(dated(Set.of(Content.POSITIONS)), dated(Set.of(Content.CASH))));
        assertThat(valuator.value(portfolio(List.of(outcome)), EUR).excluded()).isEmpty();
    }

    @Test
    @DisplayName("names connections and accounts that were not read")
    void namesWhatWasNotRead() {
        Portfolio portfolio = new Portfolio(
                NOW,
                List.of(),
                List.of(new MissingAccount(ACCOUNT, SOURCE, DOWN)),
                List.of(
                        answered(EnumSet.allOf(Content.class)),
                        new SourceOutcome.Missing(ConnectionId.of("coin"), DOWN)),
                List.of(),
                Optional.empty());
        assertThat(valuator.value(portfolio, EUR).excluded())
                .containsExactly(
                        new Excluded(
                                Excluded.Kind.ACCOUNT,
                                SAXO,
                                Optional.of(ACCOUNT),
                                Optional.empty(),
                                Excluded.Reason.NOT_READ,
                                "The broker is down."),
                        new Excluded(
                                Excluded.Kind.CONNECTION,
                                ConnectionId.of("coin"),
                                Optional.empty(),
                                Optional.empty(),
                                Excluded.Reason.NOT_READ,
                                "The broker is down."));
    }

    @Test
    @DisplayName("does not name as missing what is shown from the last good figures")
    void lastGoodIsNotMissing() {
        SourceOutcome outcome =
                new SourceOutcome.LastGood(SAXO, List.of(dated(EnumSet.allOf(Content.class))), List.of(), DOWN);
        Valuation valuation = valuator.value(portfolio(List.of(outcome), cash(FRIDAY, "EUR 5")), EUR);
        assertThat(valuation.total()).isEqualTo(Money.of("5", "EUR"));
        assertThat(valuation.excluded()).isEmpty();
    }

    @Test
    @DisplayName("names a file of a connection that was never read although another was")
    void namesFileNeverRead() {
        SourceOutcome outcome = new SourceOutcome.LastGood(
                SAXO, List.of(dated(EnumSet.allOf(Content.class))), List.of(SourceId.of(SAXO, "statement")), DOWN);
        assertThat(valuator.value(portfolio(List.of(outcome)), EUR).excluded())
                .containsExactly(
                        excluded(Excluded.Kind.SOURCE, Excluded.Reason.NOT_READ, "saxo/statement was never read"));
    }

    @Test
    @DisplayName("names entries that could not be read, but not what is merely doubtful")
    void namesUnreadEntries() {
        Finding error = Finding.of(Severity.ERROR, "NOT_A_NUMBER", "The quantity is no number.");
        Finding warning = Finding.of(Severity.WARNING, "NOT_AN_ISIN", "Not an ISIN.");
        Finding info = Finding.of(Severity.INFO, "NOTE", "A note.");
        SourceOutcome outcome = answered(EnumSet.allOf(Content.class), error.atRow(17), warning, info, error);
        assertThat(valuator.value(portfolio(List.of(outcome)), EUR).excluded())
                .containsExactly(
                        excluded(Excluded.Kind.ENTRY, Excluded.Reason.NOT_READ, "row 17: The quantity is no number."),
                        excluded(Excluded.Kind.ENTRY, Excluded.Reason.NOT_READ, "The quantity is no number."));
    }

    @Test
    @DisplayName("names entries of an account with the account, from the snapshot that is shown of it")
    void namesUnreadEntriesOfAccounts() {
        Finding shown = Finding.of(Severity.ERROR, "NOT_A_NUMBER", "The amount is no number.")
                .inAccount(ACCOUNT);
        Finding notShown = Finding.of(Severity.ERROR, "NOT_A_NUMBER", "Of a newer snapshot, without the account.")
                .inAccount(ACCOUNT);
        AccountView older = new AccountView(
                ACCOUNT,
                SOURCE,
                FRIDAY,
                FRIDAY,
                Freshness.STALE,
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(shown),
                Optional.of(DOWN));
        SourceOutcome newer = answered(EnumSet.allOf(Content.class), notShown);
        assertThat(valuator.value(portfolio(List.of(newer), older), EUR).excluded())
                .containsExactly(new Excluded(
                        Excluded.Kind.ENTRY,
                        SAXO,
                        Optional.of(ACCOUNT),
                        Optional.empty(),
                        Excluded.Reason.NOT_READ,
                        "The amount is no number."));
    }

    @Test
    @DisplayName("is of when the oldest figure in the total is, whatever the order")
    void isAsOldAsItsOldestFigure() {
        assertThat(valuator.value(portfolio(cash(FRIDAY, "EUR 1"), cash(THURSDAY, "EUR 1")), EUR)
                        .asOf())
                .contains(THURSDAY);
        assertThat(valuator.value(portfolio(cash(THURSDAY, "EUR 1"), cash(FRIDAY, "EUR 1")), EUR)
                        .asOf())
                .contains(THURSDAY);
    }

    @Test
    @DisplayName("is not made older by a figure that is not in the total")
    void excludedFiguresDoNotAge() {
        Valuation valuation = valuator.value(portfolio(cash(THURSDAY, "CHF 1"), cash(FRIDAY, "EUR 1")), EUR);
        assertThat(valuation.asOf()).contains(FRIDAY);
    }

    @Test
    @DisplayName("of nothing is zero and of no date")
    void ofNothing() {
        Valuation valuation = valuator.value(portfolio(List.of()), EUR);
        assertThat(valuation.total()).isEqualTo(Money.of("0", "EUR"));
        assertThat(valuation.asOf()).isEmpty();
        assertThat(valuation.isComplete()).isTrue();
    }

    @Test
    @DisplayName("needs no rates where all is in one currency")
    void needsNoRates() {
        Valuation valuation = new Valuator(FxRates.none()).value(portfolio(cash(FRIDAY, "EUR 2", "USD 3")), EUR);
        assertThat(valuation.total()).isEqualTo(Money.of("2", "EUR"));
        assertThat(valuation.excluded()).extracting(Excluded::reason).containsExactly(Excluded.Reason.NO_RATE);
    }

    @Test
    @DisplayName("lists positions in the portfolio's order")
    void keepsOrder() {
        Position b = worth("B", Money.of("1", "EUR"));
        Position a = worth("A", Money.of("1", "EUR"));
        Valuation valuation = valuator.value(portfolio(view(FRIDAY, List.of(), b, a), view(FRIDAY, List.of(), b)), EUR);
        assertThat(valuation.positions())
                .extracting(valued -> valued.position().id().value())
                .containsExactly("B", "A", "B");
    }
}
