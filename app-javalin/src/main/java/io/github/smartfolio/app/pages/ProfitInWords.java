package io.github.smartfolio.app.pages;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.app.pages.LotsPage.LotLine;
import io.github.smartfolio.app.pages.LotsPage.SaleLine;
import io.github.smartfolio.app.pages.ProfitPage.Asked;
import io.github.smartfolio.app.pages.ProfitPage.CostLine;
import io.github.smartfolio.app.pages.ProfitPage.PositionLine;
import io.github.smartfolio.app.pages.ProfitPage.TotalLine;
import io.github.smartfolio.app.preferences.Currencies;
import io.github.smartfolio.app.profit.Gained;
import io.github.smartfolio.app.profit.UserProfit;
import io.github.smartfolio.app.sources.Sources;
import io.github.smartfolio.app.web.ProfitRequest;
import io.github.smartfolio.app.web.UnknownAnswer;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.ledger.CostOrigin;
import io.github.smartfolio.ledger.Disposal;
import io.github.smartfolio.ledger.Entry;
import io.github.smartfolio.ledger.Gap;
import io.github.smartfolio.ledger.Gap.Reason;
import io.github.smartfolio.ledger.Ledger;
import io.github.smartfolio.ledger.Lot;
import io.github.smartfolio.ledger.PositionProfit;
import io.github.smartfolio.ledger.Profit;
import io.github.smartfolio.ledger.ReportedGain;
import io.github.smartfolio.ledger.Total;
import io.github.smartfolio.money.Money;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the lines of the profit's page, in the language of whoever reads it. */
final class ProfitInWords {

    private static final int MOST_GAPS = 10;

    private final Page page;
    private final Texts texts;
    private final ProfitRequest request;
    private final UserProfit profit;
    private final Gained gained;
    private final Ledger ledger;
    private final Names names;

    ProfitInWords(Page page, ProfitRequest request, Sources sources, UserProfit profit) {
        this.page = page;
        this.texts = page.texts();
        this.request = request;
        this.profit = profit;
        this.gained = profit.gained(request.method(), request.currency(), request.period());
        this.ledger = gained.ledger();
        this.names = new Names(texts, sources.brokers(), ledger);
    }

    ProfitPage page() {
        Profit total = gained.profit().profit();
        return new ProfitPage(
                page,
                asked(),
                Currencies.codes(request.currency(), ledger.currencies()),
                line("profit.net", total.net()),
                parts(total),
                List.of(
                        line("profit.marketValue", gained.profit().marketValue()),
                        line("profit.cost", gained.profit().cost())),
                gained.profit().missingAcquisitions().stream().map(this::gap).toList(),
                costs(),
                UnknownAnswer.in(ledger.unknown()).stream()
                        .map(unknown -> texts.text(
                                "transactions.unknown",
                                unknown.count(),
                                unknown.type(),
                                names.broker(unknown.broker())))
                        .toList(),
                differences(),
                compared(),
                gained.profit().positions().stream()
                        .map(Netted::new)
                        .sorted(Comparator.comparing(Netted::size).reversed())
                        .map(this::line)
                        .toList());
    }

    private Asked asked() {
        String method = request.method().name().toLowerCase(Locale.ROOT);
        String currency = request.currency().getCurrencyCode();
        String from = request.period().from().map(LocalDate::toString).orElse("");
        String to = request.period().to().map(LocalDate::toString).orElse("");
        return new Asked(
                method,
                currency,
                from,
                to,
                "?method=" + method + "&currency=" + currency + "&from=" + from + "&to=" + to);
    }

    private List<TotalLine> parts(Profit total) {
        return List.of(
                line("profit.realized", total.realized()),
                of(line("profit.realizedFx", total.realizedFx()), "profit.realized"),
                line("profit.unrealized", total.unrealized()),
                of(line("profit.unrealizedFx", total.unrealizedFx()), "profit.unrealized"),
                line("profit.dividends", total.dividends()),
                line("profit.interest", total.interest()),
                line("profit.income", total.income()),
                line("profit.fees", total.fees()),
                line("profit.taxes", total.taxes()),
                line("profit.expenses", total.expenses()));
    }

    private TotalLine of(TotalLine line, String whole) {
        return new TotalLine(
                line.label(),
                line.text(),
                line.isKnown(),
                line.isComplete(),
                texts.text(whole),
                line.own(),
                line.gaps(),
                line.more());
    }

    private TotalLine line(String label, Total total) {
        // There may be one for every transaction: only those that are shown are put into words.
        List<String> gaps =
                total.gaps().stream().map(this::gap).distinct().limit(MOST_GAPS).toList();
        int more = total.gaps().size() - gaps.size();
        boolean isAlone = total.own().stream().allMatch(own -> own.currency().equals(request.currency()));
        return new TotalLine(
                texts.text(label),
                total.value().map(texts::money).orElseGet(() -> texts.text("profit.unavailable")),
                total.value().isPresent(),
                total.isComplete(),
                "",
                isAlone ? "" : total.own().stream().map(texts::money).collect(Collectors.joining(", ")),
                gaps,
                more > 0 && gaps.size() == MOST_GAPS ? texts.text("gaps.more", more) : "");
    }

    /** What is left out and why: an instrument, else an account. */
    private String gap(Gap gap) {
        String what = gap.instrument()
                .map(names::instrument)
                .orElseGet(() -> names.broker(gap.account().institution()));
        return texts.text(
                "gap." + gap.reason(),
                what,
                gap.quantity().map(quantity -> texts.number(quantity.value())).orElse(""),
                gap.date().map(texts::date).orElseGet(() -> texts.text("gap.now")),
                names.account(gap.account()));
    }

    private List<CostLine> costs() {
        Set<Entry> wanted = new LinkedHashSet<>();
        for (PositionProfit position : gained.profit().positions()) {
            position.lots().stream()
                    .filter(lot -> lot.origin() == CostOrigin.UNKNOWN)
                    .flatMap(lot -> lot.entry().stream())
                    .forEach(wanted::add);
            boolean isSold =
                    position.profit().realized().gaps().stream().anyMatch(gap -> gap.reason() == Reason.COST_UNKNOWN);
            if (isSold) {
                position.instrument().stream()
                        .flatMap(id -> profit.disposals(gained, position.account(), id).stream())
                        .filter(disposal -> disposal.cost().isEmpty())
                        .flatMap(disposal -> disposal.acquisition().stream())
                        .forEach(wanted::add);
            }
        }
        wanted.addAll(ledger.costed());
        return wanted.stream()
                .sorted(Comparator.comparing(entry -> entry.transaction().date()))
                .map(this::cost)
                .toList();
    }

    private CostLine cost(Entry entry) {
        String quantity = entry.transaction().principals().stream()
                .filter(movement -> !movement.quantity().isShort())
                .map(movement -> texts.number(movement.quantity().value()))
                .findFirst()
                .orElse("");
        return new CostLine(
                ledger.idOf(entry).value(),
                texts.text(
                        "cost.label",
                        quantity,
                        entry.instrument().map(names::instrument).orElse(""),
                        texts.date(entry.transaction().date()),
                        names.kind(entry.transaction()),
                        names.account(entry.transaction().account())),
                entry.enteredCost().map(cost -> cost.amount().toPlainString()).orElse(""),
                entry.enteredCost()
                        .map(cost -> cost.currency().getCurrencyCode())
                        .orElse(request.currency().getCurrencyCode()),
                entry.enteredCost().isPresent());
    }

    private List<String> differences() {
        Stream<String> units = gained.check().units().stream()
                .map(difference -> texts.text(
                        "difference.units",
                        names.instrument(difference.instrument()),
                        names.broker(difference.account().institution()),
                        texts.number(difference.byLedger().value()),
                        texts.number(difference.byBroker().value()),
                        texts.date(difference.asOf())));
        Stream<String> cash = gained.check().cash().stream()
                .map(difference -> texts.text(
                        "difference.cash",
                        names.broker(difference.institution()),
                        texts.money(difference.byLedger()),
                        texts.money(difference.byBroker()),
                        texts.date(difference.asOf())));
        Stream<String> summaries = ledger.differences().stream()
                .map(difference -> texts.text(
                        "difference.summary",
                        names.broker(difference.source().connection().value()),
                        texts.date(difference.date()),
                        texts.text("kind." + difference.kind()),
                        difference.instrument().map(names::instrument).orElse(""),
                        texts.money(difference.difference())));
        return Stream.of(units, cash, summaries).flatMap(Function.identity()).toList();
    }

    private String compared() {
        String units = brokers(gained.check().checkedUnits());
        String cash = brokers(gained.check().checkedCash());
        return texts.text(
                "difference.compared",
                units.isEmpty() ? texts.text("difference.none") : units,
                cash.isEmpty() ? texts.text("difference.none") : cash);
    }

    private String brokers(Set<String> institutions) {
        return institutions.stream().sorted().map(names::broker).collect(Collectors.joining(", "));
    }

    /**
     * A position and all it gained.
     *
     * @param size what is at stake, by which the largest comes first; negative where nobody knows
     */
    private record Netted(PositionProfit position, Total net, BigDecimal size) {

        Netted(PositionProfit position) {
            this(position, position.profit().net());
        }

        private Netted(PositionProfit position, Total net) {
            this(
                    position,
                    net,
                    Stream.of(position.marketValue(), net)
                            .flatMap(total -> total.value().stream())
                            .map(money -> money.amount().abs())
                            .max(Comparator.naturalOrder())
                            .orElse(BigDecimal.ONE.negate()));
        }
    }

    private PositionLine line(Netted netted) {
        PositionProfit position = netted.position();
        Profit gain = position.profit();
        Optional<Instrument> instrument = position.instrument().flatMap(ledger::instrument);
        List<String> gaps = Stream.of(
                        Stream.of(netted.net(), position.cost(), position.marketValue())
                                .flatMap(total -> total.gaps().stream()),
                        position.gaps().stream())
                .flatMap(Function.identity())
                .map(this::gap)
                .distinct()
                .limit(MOST_GAPS)
                .toList();
        return new PositionLine(
                position.instrument().map(names::instrument).orElseGet(() -> texts.text("profit.account")),
                instrument.map(Names::identifier).orElse(""),
                names.broker(position.account().institution()),
                names.account(position.account()),
                position.instrument()
                        .map(id -> Figure.quantity(position.quantity().value(), texts))
                        .orElse(Figure.NONE),
                figure(position.cost()),
                position.quantity().isZero() || position.origin() == CostOrigin.COMPUTED
                        ? ""
                        : texts.text("origin." + position.origin()),
                figure(position.marketValue()),
                figure(gain.unrealized()),
                figure(gain.realized()),
                figure(sum(gain.dividends(), gain.interest(), gain.income())),
                figure(sum(gain.fees(), gain.taxes(), gain.expenses())),
                figure(netted.net()),
                gaps.isEmpty(),
                gaps,
                position.instrument()
                        .map(id -> "/profit/lots" + asked().query() + "&account="
                                + encoded(position.account().toString()) + "&instrument=" + encoded(id.value()))
                        .orElse(""));
    }

    private Figure figure(Total total) {
        return Figure.money(total.value(), texts);
    }

    private Figure figure(Optional<Money> money) {
        return Figure.money(money, texts);
    }

    private static Optional<Money> sum(Total... parts) {
        return Stream.of(parts).flatMap(part -> part.value().stream()).reduce(Money::plus);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Empty if nothing is known of such an instrument in such an account. */
    Optional<LotsPage> lots(AccountId account, InstrumentId instrument) {
        return gained.profit().positions().stream()
                .filter(position -> position.account().equals(account)
                        && position.instrument().filter(instrument::equals).isPresent())
                .findFirst()
                .map(position -> new LotsPage(
                        page,
                        texts.text(
                                "lots.title",
                                names.instrument(instrument),
                                names.broker(account.institution()),
                                names.account(account)),
                        "/profit" + asked().query(),
                        position.lots().stream().map(this::lot).toList(),
                        profit.disposals(gained, account, instrument).stream()
                                .map(this::sale)
                                .toList(),
                        ledger.gains().stream()
                                .filter(gain -> gain.account().equals(account)
                                        && ledger.idOf(gain.instrument())
                                                .filter(instrument::equals)
                                                .isPresent())
                                .map(this::gain)
                                .toList()));
    }

    private LotLine lot(Lot lot) {
        return new LotLine(
                texts.date(lot.acquired()),
                Figure.quantity(lot.quantity().value(), texts),
                figure(lot.cost()),
                figure(lot.value()),
                texts.text("origin." + lot.origin()));
    }

    private SaleLine sale(Disposal disposal) {
        return new SaleLine(
                texts.date(disposal.entry().transaction().date()),
                texts.date(disposal.acquired()),
                Figure.quantity(disposal.quantity().value(), texts),
                figure(disposal.proceedsValue()),
                figure(disposal.costValue()),
                figure(disposal.gainValue()),
                figure(disposal.fx()));
    }

    private String gain(ReportedGain gain) {
        return texts.text(
                "lots.gain",
                texts.date(gain.closed()),
                texts.number(gain.quantity().value()),
                gain.profits().stream().map(texts::money).collect(Collectors.joining(" = ")));
    }
}
