package io.github.smartfolio.valuation;

import io.github.smartfolio.account.CashBalance;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.money.FxRate;
import io.github.smartfolio.money.FxRates;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.portfolio.AccountView;
import io.github.smartfolio.portfolio.IdentifiedPosition;
import io.github.smartfolio.portfolio.MissingAccount;
import io.github.smartfolio.portfolio.Portfolio;
import io.github.smartfolio.portfolio.SourceOutcome;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Adds a portfolio up in one currency, from the values its sources reported, and lists what it had to leave out.
 *
 * <p>A value that the source itself gives in the wanted currency is taken as it is, so that the total equals the broker's; any
 * other is converted at the rate of the day on which the figure was true.
 */
public final class Valuator {

    private final FxRates rates;

    public Valuator(FxRates rates) {
        this.rates = Objects.requireNonNull(rates, "rates");
    }

    public Valuation value(Portfolio portfolio, Currency currency) {
        Sum sum = new Sum(currency);
        for (AccountView account : portfolio.accounts()) {
            account.cash().forEach(cash -> sum.add(account, cash));
            account.positions().forEach(position -> sum.add(account, position));
            sum.excludeWhatCouldNotBeRead(account);
        }
        for (MissingAccount account : portfolio.missing()) {
            sum.excluded.add(new Excluded(
                    Excluded.Kind.ACCOUNT,
                    account.source().connection(),
                    Optional.of(account.account()),
                    Optional.empty(),
                    Excluded.Reason.NOT_READ,
                    account.cause().message()));
        }
        portfolio.outcomes().forEach(sum::excludeWhatIsNotThere);
        return sum.result(portfolio.at());
    }

    private record Converted(Money value, Optional<FxRate> rate) {}

    private final class Sum {

        private final Currency currency;
        private final Set<FxRate> used = new LinkedHashSet<>();
        private final List<ValuedPosition> positions = new ArrayList<>();
        private final List<ValuedCash> cash = new ArrayList<>();
        private final List<Excluded> excluded = new ArrayList<>();
        private Optional<Instant> asOf = Optional.empty();
        private Money total;

        Sum(Currency currency) {
            this.currency = currency;
            this.total = Money.zero(currency);
        }

        void add(AccountView account, CashBalance balance) {
            List<Money> reported = new ArrayList<>(2);
            reported.add(balance.total());
            balance.clientValue().ifPresent(reported::add);
            Optional<Converted> converted = convert(reported, account.asOf());
            converted.ifPresentOrElse(
                    c -> count(account, c),
                    () -> excluded.add(new Excluded(
                            Excluded.Kind.CASH,
                            account.source().connection(),
                            Optional.of(account.account()),
                            Optional.empty(),
                            Excluded.Reason.NO_RATE,
                            noRate(reported, account.asOf()))));
            cash.add(new ValuedCash(
                    account, balance, converted.map(Converted::value), converted.flatMap(Converted::rate)));
        }

        void add(AccountView account, IdentifiedPosition identified) {
            Position position = identified.position();
            List<Money> reported = new ArrayList<>(2);
            position.clientValue().ifPresent(reported::add);
            position.marketValue().ifPresent(reported::add);
            Optional<Converted> converted = convert(reported, account.asOf());
            converted.ifPresentOrElse(
                    c -> count(account, c),
                    () -> excluded.add(new Excluded(
                            Excluded.Kind.POSITION,
                            account.source().connection(),
                            Optional.of(account.account()),
                            Optional.of(identified.id()),
                            reported.isEmpty() ? Excluded.Reason.NO_PRICE : Excluded.Reason.NO_RATE,
                            position.instrument().name() + ": "
                                    + (reported.isEmpty() ? "no value is known" : noRate(reported, account.asOf())))));
            positions.add(new ValuedPosition(
                    account, identified, converted.map(Converted::value), converted.flatMap(Converted::rate)));
        }

        private void count(AccountView account, Converted converted) {
            total = total.plus(converted.value());
            converted.rate().ifPresent(used::add);
            asOf = asOf.filter(oldest -> oldest.isBefore(account.asOf())).or(() -> Optional.of(account.asOf()));
        }

        private Optional<Converted> convert(List<Money> sameValue, Instant at) {
            for (Money money : sameValue) {
                if (money.currency().equals(currency)) {
                    return Optional.of(new Converted(money, Optional.empty()));
                }
            }
            for (Money money : sameValue) {
                Optional<FxRate> rate = rates.between(money.currency(), currency, at);
                if (rate.isPresent()) {
                    return Optional.of(new Converted(money.converted(rate.get()), rate));
                }
            }
            return Optional.empty();
        }

        private String noRate(List<Money> reported, Instant at) {
            return "no rate " + reported.get(0).currency() + '/' + currency + " at " + at;
        }

        void excludeWhatIsNotThere(SourceOutcome outcome) {
            if (outcome.snapshots().isEmpty()) {
                outcome.failure()
                        .ifPresent(cause ->
                                exclude(outcome, Excluded.Kind.CONNECTION, Excluded.Reason.NOT_READ, cause.message()));
                return;
            }
            outcome.missing()
                    .forEach(source -> exclude(
                            outcome, Excluded.Kind.SOURCE, Excluded.Reason.NOT_READ, source + " was never read"));
            Set<Content> contents = EnumSet.noneOf(Content.class);
            outcome.snapshots().forEach(s -> contents.addAll(s.snapshot().contents()));
            if (!contents.contains(Content.CASH)) {
                exclude(outcome, Excluded.Kind.CASH, Excluded.Reason.NOT_IN_FILE, "the source holds no cash balances");
            }
            if (!contents.contains(Content.POSITIONS)) {
                exclude(outcome, Excluded.Kind.POSITION, Excluded.Reason.NOT_IN_FILE, "the source holds no positions");
            }
            outcome.snapshots().stream()
                    .flatMap(s -> s.snapshot().findings().stream())
                    .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                    .filter(finding -> finding.account().isEmpty())
                    .forEach(finding ->
                            exclude(outcome, Excluded.Kind.ENTRY, Excluded.Reason.NOT_READ, sentence(finding)));
        }

        // An account may show an older snapshot than the rest of its connection: its own findings count.
        void excludeWhatCouldNotBeRead(AccountView account) {
            account.findings().stream()
                    .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                    .forEach(finding -> excluded.add(new Excluded(
                            Excluded.Kind.ENTRY,
                            account.source().connection(),
                            Optional.of(account.account()),
                            Optional.empty(),
                            Excluded.Reason.NOT_READ,
                            sentence(finding))));
        }

        private String sentence(Finding finding) {
            return finding.row().isPresent()
                    ? "row " + finding.row().getAsInt() + ": " + finding.message()
                    : finding.message();
        }

        private void exclude(SourceOutcome outcome, Excluded.Kind kind, Excluded.Reason reason, String detail) {
            excluded.add(new Excluded(kind, outcome.connection(), Optional.empty(), Optional.empty(), reason, detail));
        }

        Valuation result(Instant at) {
            return new Valuation(at, asOf, total, positions, cash, excluded, List.copyOf(used));
        }
    }
}
