package io.github.smartfolio.app.pages;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.account.Valued;
import io.github.smartfolio.app.pages.PortfolioPage.CashLine;
import io.github.smartfolio.app.pages.PortfolioPage.PositionLine;
import io.github.smartfolio.app.pages.PortfolioPage.SourceLine;
import io.github.smartfolio.app.preferences.Currencies;
import io.github.smartfolio.app.sources.ApiStatus;
import io.github.smartfolio.app.sources.Sources;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.Isin;
import io.github.smartfolio.instrument.NativeId;
import io.github.smartfolio.jdbc.Choice.Mode;
import io.github.smartfolio.jdbc.StoredFile;
import io.github.smartfolio.money.FxRate;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.portfolio.AccountView;
import io.github.smartfolio.portfolio.DatedSnapshot;
import io.github.smartfolio.portfolio.Freshness;
import io.github.smartfolio.portfolio.Portfolio;
import io.github.smartfolio.portfolio.SourceOutcome;
import io.github.smartfolio.source.Broker;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.valuation.Excluded;
import io.github.smartfolio.valuation.Valuation;
import io.github.smartfolio.valuation.ValuedCash;
import io.github.smartfolio.valuation.ValuedPosition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Writes the lines of the portfolio's page, in the language of whoever reads it. */
final class PortfolioInWords {

    // What has no value comes last.
    private static final Comparator<ValuedPosition> LARGEST_FIRST = Comparator.comparing(
                    (ValuedPosition position) -> position.value().isEmpty())
            .thenComparing(
                    position -> position.value().map(Money::amount).orElse(BigDecimal.ZERO), Comparator.reverseOrder());

    private final Page page;
    private final Portfolio portfolio;
    private final Valuation valuation;
    private final Sources sources;
    private final Set<ConnectionId> beingRead;
    private final Map<ConnectionId, ApiStatus> apis = new LinkedHashMap<>();

    /** @param beingRead whose API is being asked at this moment, so that newer figures may come */
    PortfolioInWords(
            Page page, Portfolio portfolio, Valuation valuation, Sources sources, Set<ConnectionId> beingRead) {
        this.page = page;
        this.portfolio = portfolio;
        this.valuation = valuation;
        this.sources = sources;
        this.beingRead = beingRead;
        for (SourceOutcome outcome : portfolio.outcomes()) {
            if (sources.mode(outcome.connection()) == Mode.API) {
                sources.brokers()
                        .find(outcome.connection().value())
                        .flatMap(sources::api)
                        .ifPresent(api -> apis.put(outcome.connection(), api));
            }
        }
    }

    PortfolioPage page() {
        Texts texts = page.texts();
        Money total = valuation.total();
        return new PortfolioPage(
                page,
                total.currency().getCurrencyCode(),
                currencies(),
                texts.money(total),
                valuation.asOf().map(asOf -> Age.of(asOf, isGuessed(), freshness(), page)),
                signIns(),
                beingRead.stream().map(ConnectionId::value).sorted().toList(),
                leftOut(),
                valuation.rates().stream().map(this::rate).toList(),
                portfolio.outcomes().stream().map(this::source).toList(),
                valuation.positions().stream()
                        .sorted(LARGEST_FIRST)
                        .map(this::position)
                        .toList(),
                valuation.cash().stream().map(this::cash).toList(),
                portfolio.conflicts().stream()
                        .map(c -> texts.text("conflict", c.identifier(), c.used(), c.other()))
                        .toList(),
                portfolio.notStored());
    }

    private List<SignInLine> signIns() {
        return apis.entrySet().stream()
                .flatMap(api -> sources.brokers().find(api.getKey().value()).stream()
                        .flatMap(broker ->
                                api.getValue().signIn().stream().map(signIn -> SignInLine.of(page, broker, signIn))))
                .filter(line -> line.notice().isPresent())
                .toList();
    }

    private List<String> currencies() {
        List<Currency> occurring = Stream.concat(
                        valuation.positions().stream().flatMap(p -> p.position().position().marketValue().stream()),
                        valuation.cash().stream().map(c -> c.cash().balance()))
                .map(Money::currency)
                .toList();
        return Currencies.codes(valuation.total().currency(), occurring);
    }

    private boolean isGuessed() {
        return portfolio.outcomes().stream().anyMatch(PortfolioInWords::isGuessed);
    }

    private static boolean isGuessed(SourceOutcome outcome) {
        return outcome.snapshots().stream().anyMatch(s -> s.snapshot().asOfGuessed());
    }

    /** The worst there is in the total. */
    private Optional<Freshness> freshness() {
        return portfolio.accounts().stream().map(AccountView::freshness).max(Comparator.naturalOrder());
    }

    private List<String> leftOut() {
        List<String> sentences = new ArrayList<>();
        for (Excluded excluded : valuation.excluded()) {
            // Findings say the same of each row, and there are words for them.
            if (excluded.kind() != Excluded.Kind.ENTRY) {
                sentences.add(sentence(excluded));
            }
        }
        for (SourceOutcome outcome : portfolio.outcomes()) {
            errors(outcome)
                    .forEach(finding -> sentences.add(page.text(
                            finding.row().isPresent()
                                    ? "excluded.row"
                                    : finding.account().isPresent() ? "excluded.entry.account" : "excluded.entry",
                            name(outcome.connection()),
                            FindingLine.message(finding, page.texts()),
                            String.valueOf(finding.row().orElse(0)),
                            finding.account().map(this::number).orElse(""))));
        }
        return sentences;
    }

    private static List<Finding> errors(SourceOutcome outcome) {
        return outcome.snapshots().stream()
                .flatMap(s -> s.snapshot().findings().stream())
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .toList();
    }

    private String sentence(Excluded excluded) {
        String key = "excluded." + excluded.kind() + '.' + excluded.reason();
        String what = excluded.instrument()
                .flatMap(id -> valuation.positions().stream()
                        .filter(p -> p.position().id().equals(id))
                        .map(p -> p.position().position().instrument().name())
                        .findFirst())
                .orElse("");
        return page.text(
                page.texts().has(key) ? key : "excluded.other",
                name(excluded.connection()),
                excluded.account().map(this::number).orElse(""),
                what,
                valuation.total().currency().getCurrencyCode(),
                excluded.detail());
    }

    private String rate(FxRate rate) {
        return page.text(
                "rate",
                rate.base().getCurrencyCode(),
                page.texts().number(rate.value()),
                rate.quote().getCurrencyCode(),
                rate.provider(),
                page.texts().date(rate.date()));
    }

    private SourceLine source(SourceOutcome outcome) {
        Texts texts = page.texts();
        List<String> failures = new ArrayList<>();
        outcome.failure().ifPresent(failure -> failures.add(FailureLine.of(failure, texts)));
        BookedLine.failure(
                        page,
                        Optional.ofNullable(apis.get(outcome.connection())).flatMap(ApiStatus::booked))
                .ifPresent(failures::add);
        portfolio.accounts().stream()
                .filter(account -> account.source().connection().equals(outcome.connection()))
                .forEach(account -> account.failure()
                        .ifPresent(failure -> failures.add(texts.text(
                                "failure.account",
                                number(account.account()),
                                texts.dateTime(account.asOf()),
                                FailureLine.of(failure, texts)))));
        return new SourceLine(
                outcome.connection().value(),
                name(outcome.connection()),
                texts.text("mode." + sources.mode(outcome.connection())),
                StateLine.of(outcome, sources.mode(outcome.connection()), files(outcome.connection()), page),
                Optional.ofNullable(apis.get(outcome.connection()))
                        .flatMap(ApiStatus::nextRefresh)
                        .filter(next -> next.isAfter(page.at()))
                        .map(next -> texts.text("source.next", texts.dateTime(next))),
                outcome.asOf().map(asOf -> Age.of(asOf, isGuessed(outcome), outcome.freshness(), page)),
                failures,
                portfolio.accounts().stream()
                        .filter(account -> account.source().connection().equals(outcome.connection()))
                        .flatMap(account -> account.reconciliation().stream()
                                .map(r -> ReconciliationLine.of(r, number(account.account()), age(account), texts)))
                        .toList(),
                outcome.snapshots().stream()
                        .flatMap(s -> s.snapshot().findings().stream())
                        .map(finding -> FindingLine.of(finding, texts))
                        .toList());
    }

    private PositionLine position(ValuedPosition valued) {
        Texts texts = page.texts();
        Position position = valued.position().position();
        Optional<Money> other = position.marketValue()
                .filter(own -> !own.currency().equals(valuation.total().currency()));
        return new PositionLine(
                position.instrument().name(),
                symbol(position.instrument()),
                position.instrument().isin().map(Isin::value).orElse(""),
                name(valued.account().source().connection()),
                number(valued.account().account()),
                Figure.quantity(position.quantity().value(), texts),
                Figure.price(position.price(), texts),
                position.pricedAt()
                        .map(at -> texts.text("price.at", texts.dateTime(at)))
                        .orElse(""),
                Figure.price(position.averagePrice(), texts),
                Figure.money(valued.value(), texts),
                other.map(texts::money).orElse(""),
                note(valued),
                Figure.money(position.unrealizedProfit(), texts),
                age(valued.account()));
    }

    private String note(ValuedPosition valued) {
        Position position = valued.position().position();
        if (valued.value().isEmpty()) {
            boolean isPriced =
                    position.marketValue().isPresent() || position.clientValue().isPresent();
            return page.text(
                    "novalue." + (isPriced ? Excluded.Reason.NO_RATE : Excluded.Reason.NO_PRICE),
                    valuation.total().currency().getCurrencyCode());
        }
        return position.valued() == Valued.REPORTED ? "" : page.text("valued." + position.valued());
    }

    private static String symbol(Instrument instrument) {
        return instrument
                .listedSymbol()
                .map(listed -> listed.symbol() + " · " + listed.market().value())
                .or(() -> instrument.nativeId().map(NativeId::value))
                .orElse("");
    }

    private CashLine cash(ValuedCash valued) {
        Texts texts = page.texts();
        return new CashLine(
                name(valued.account().source().connection()),
                number(valued.account().account()),
                Figure.money(Optional.of(valued.cash().balance()), texts),
                Figure.money(valued.cash().pending(), texts),
                Figure.money(valued.value(), texts),
                age(valued.account()));
    }

    private Age age(AccountView account) {
        boolean guessed = portfolio.outcomes().stream()
                .flatMap(outcome -> outcome.snapshots().stream())
                .map(DatedSnapshot::snapshot)
                .anyMatch(snapshot -> snapshot.source().equals(account.source()) && snapshot.asOfGuessed());
        return Age.of(account.asOf(), guessed, Optional.of(account.freshness()), page);
    }

    private List<StoredFile> files(ConnectionId connection) {
        return sources.brokers().find(connection.value()).map(sources::files).orElse(List.of());
    }

    private String name(ConnectionId connection) {
        return sources.brokers().find(connection.value()).map(Broker::name).orElse(connection.value());
    }

    private String number(AccountId account) {
        return account.isUnspecified() ? page.text("account.unspecified") : account.number();
    }
}
