package io.github.smartfolio.app.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.app.preferences.UserPreferences;
import io.github.smartfolio.app.profit.UserProfit;
import io.github.smartfolio.app.sources.SourceStatus;
import io.github.smartfolio.app.sources.Sources;
import io.github.smartfolio.app.web.LedgerFilter;
import io.github.smartfolio.app.web.ProfitRequest;
import io.github.smartfolio.app.web.Routes;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.ledger.Period;
import io.github.smartfolio.money.FxRates;
import io.github.smartfolio.portfolio.Portfolio;
import io.github.smartfolio.source.Broker;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.valuation.Valuator;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /}, {@code /transactions}, {@code /profit}, {@code /history} and {@code /sources}: the pages people see. */
public final class PageRoutes implements Routes {

    /** Also where the build puts the templates, so that what they write down need not be public. */
    private static final String PACKAGE = PageRoutes.class.getPackageName();

    // What a person may meet; whatever else goes wrong is told to programs only.
    private static final List<HttpStatus> EXPLAINED =
            List.of(HttpStatus.BAD_REQUEST, HttpStatus.NOT_FOUND, HttpStatus.INTERNAL_SERVER_ERROR);

    private final Sources sources;
    private final Valuator valuator;
    private final UserProfit profit;
    private final UserPreferences preferences;
    private final boolean demo;
    private final InstantSource clock;
    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, PageRoutes.class.getClassLoader(), PACKAGE);

    /** @param demo whether what is shown is sample data */
    public PageRoutes(
            Sources sources,
            FxRates rates,
            UserProfit profit,
            UserPreferences preferences,
            boolean demo,
            InstantSource clock) {
        this.sources = sources;
        this.valuator = new Valuator(rates);
        this.profit = profit;
        this.preferences = preferences;
        this.demo = demo;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/", this::portfolio);
        routes.get("/transactions", this::transactions);
        routes.get("/profit", this::profit);
        routes.get("/profit/lots", this::lots);
        routes.get("/history", this::history);
        routes.get("/sources", this::sources);
        EXPLAINED.forEach(status -> routes.error(status.getCode(), "text/html", this::explain));
    }

    private void portfolio(Context ctx) {
        Currency currency = currency(ctx);
        String query = ctx.queryParam("currency") == null ? "" : "&currency=" + currency.getCurrencyCode();
        sources.refreshDue();
        // Looked at before the figures: whatever comes in between is shown, and asked for once more in vain.
        Set<ConnectionId> beingRead = sources.beingRead();
        Portfolio portfolio = sources.portfolio();
        PortfolioInWords words = new PortfolioInWords(
                page(ctx, query), portfolio, valuator.value(portfolio, currency), sources, beingRead);
        openWindows(ctx, false);
        write(ctx, "portfolio.jte", words.page());
        prepareProfit();
    }

    private void transactions(Context ctx) {
        LedgerFilter filter = LedgerFilter.of(ctx);
        String query = TransactionsInWords.query(filter).replace('?', '&');
        write(
                ctx,
                "transactions.jte",
                new TransactionsInWords(page(ctx, query), filter, sources).page(LedgerFilter.offset(ctx)));
        prepareProfit();
    }

    private void profit(Context ctx) {
        ProfitRequest request = ProfitRequest.of(ctx, preferences.current());
        write(ctx, "profit.jte", profitInWords(ctx, request).page());
        profit.prepare(request.currency(), request.period());
    }

    private void lots(Context ctx) {
        try {
            AccountId account = AccountId.parse(parameter(ctx, "account"));
            InstrumentId instrument = InstrumentId.parse(parameter(ctx, "instrument"));
            ProfitRequest request = ProfitRequest.of(ctx, preferences.current());
            LotsPage lots =
                    profitInWords(ctx, request).lots(account, instrument).orElseThrow(NotFoundResponse::new);
            write(ctx, "lots.jte", lots);
        } catch (IllegalArgumentException e) {
            throw new NotFoundResponse();
        }
    }

    private void history(Context ctx) {
        ProfitRequest request = ProfitRequest.of(ctx, preferences.current());
        write(ctx, "history.jte", new HistoryInWords(page(ctx, queryOf(ctx)), request, sources, profit).page());
    }

    private ProfitInWords profitInWords(Context ctx, ProfitRequest request) {
        return new ProfitInWords(page(ctx, queryOf(ctx)), request, sources, profit);
    }

    // What was asked for stays when another language is chosen.
    private static String queryOf(Context ctx) {
        return Stream.of("method", "currency", "from", "to", "account", "instrument")
                .filter(name -> !parameter(ctx, name).isEmpty())
                .map(name -> '&' + name + '=' + URLEncoder.encode(parameter(ctx, name), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    private static String parameter(Context ctx, String name) {
        return Optional.ofNullable(ctx.queryParam(name)).orElse("");
    }

    private void sources(Context ctx) {
        Page page = page(ctx, "");
        List<SourcesPage.BrokerSection> brokers = sources.brokers().all().stream()
                .map(broker -> section(ctx, page, broker))
                .toList();
        openWindows(ctx, sources.brokers().withSignIn().stream().anyMatch(broker -> Arrival.isIn(ctx, broker.id())));
        write(ctx, "sources.jte", SourcesPage.of(page, brokers));
        prepareProfit();
    }

    // Whoever sees one page may open that of the profit next.
    private void prepareProfit() {
        profit.prepare(preferences.current().currency(), Period.ALL);
    }

    private SourcesPage.BrokerSection section(Context ctx, Page page, Broker broker) {
        SourceStatus status = sources.status(broker);
        boolean signsIn = sources.brokers().withSignIn().contains(broker);
        return SourcesPage.section(
                page, status, sources.files(broker), signsIn ? Arrival.of(ctx, page, status) : Optional.empty());
    }

    // A sign-in may go over the broker's site in a window of its own. This page must still know that window, and the
    // page on which it ends must still know who opened it, to tell that and to close.
    private static void openWindows(Context ctx, boolean isArrival) {
        ctx.header("Cross-Origin-Opener-Policy", isArrival ? "unsafe-none" : "same-origin-allow-popups");
    }

    // Under /api a browser gets what every program gets.
    private void explain(Context ctx) {
        if (!ctx.path().startsWith("/api")) {
            // It shows no dates, and the storage may be what failed.
            write(ctx, "problem.jte", new ProblemPage(page(ctx, "", ZoneOffset.UTC), ctx.statusCode()));
        }
    }

    private Currency currency(Context ctx) {
        try {
            return Optional.ofNullable(ctx.queryParam("currency"))
                    .map(Currency::getInstance)
                    .orElseGet(() -> preferences.current().currency());
        } catch (IllegalArgumentException e) {
            throw new BadRequestResponse("There is no such currency.");
        }
    }

    private Page page(Context ctx, String query) {
        return page(ctx, query, preferences.current().zone());
    }

    private Page page(Context ctx, String query, ZoneId zone) {
        return new Page(new Texts(Language.of(ctx), zone), ctx.path(), query, clock.instant(), demo);
    }

    private void write(Context ctx, String template, Object model) {
        StringOutput html = new StringOutput();
        templates.render(template, model, html);
        // Figures of one person, in one language: nobody may keep them for another.
        ctx.header("Cache-Control", "no-store")
                .contentType("text/html;charset=utf-8")
                .result(html.toString());
    }
}
