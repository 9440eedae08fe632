package io.github.smartfolio.app.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.smartfolio.app.preferences.UserPreferences;
import io.github.smartfolio.app.sources.Sources;
import io.github.smartfolio.ledger.Entry;
import io.github.smartfolio.ledger.Ledger;
import io.github.smartfolio.ledger.TransactionId;
import io.github.smartfolio.money.FxRates;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.portfolio.Portfolio;
import io.github.smartfolio.valuation.Valuator;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** {@code /api/transactions} and the exports: what was booked, each event once, and what a person says it cost. */
public final class LedgerRoutes implements Routes {

    private static final int USUAL_PAGE = 500;
    private static final int LARGEST_PAGE = 10_000;

    private final Sources sources;
    private final Valuator valuator;
    private final UserPreferences preferences;
    private final InstantSource clock;

    public LedgerRoutes(Sources sources, FxRates rates, UserPreferences preferences, InstantSource clock) {
        this.sources = sources;
        this.valuator = new Valuator(rates);
        this.preferences = preferences;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/transactions", this::list);
        routes.put("/api/transactions/{id}/cost", this::enterCost);
        routes.delete("/api/transactions/{id}/cost", this::forgetCost);
        routes.get("/api/export.csv", this::exportCsv);
        routes.get("/api/export.json", this::exportJson);
    }

    private void list(Context ctx) {
        int limit = Query.number(ctx, "limit", USUAL_PAGE, 1, LARGEST_PAGE);
        int offset = LedgerFilter.offset(ctx);
        LedgerFilter filter = LedgerFilter.of(ctx);
        Ledger ledger = sources.ledger();
        List<Entry> found = filter.of(ledger);
        ctx.json(new TransactionsAnswer(
                found.size(),
                offset,
                limit,
                found.stream()
                        .skip(offset)
                        .limit(limit)
                        .map(entry -> TransactionAnswer.of(entry, ledger))
                        .toList(),
                UnknownAnswer.in(found),
                sources.told().stream().map(TransactionsAnswer.SourceAnswer::of).toList()));
    }

    private void enterCost(Context ctx) {
        TransactionId id = id(ctx);
        Entry entry = sources.ledger().find(id).orElseThrow(() -> noSuch(id));
        if (entry.transaction().principals().stream()
                .allMatch(moved -> moved.quantity().isShort())) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "No units come with this transaction, so there is nothing they cost.");
        }
        sources.enterCost(id, cost(Json.body(ctx)));
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private void forgetCost(Context ctx) {
        sources.forgetCost(id(ctx));
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private static Money cost(JsonNode body) {
        JsonNode amount = body.path("amount");
        JsonNode currency = body.path("currency");
        if (!amount.isTextual() || !currency.isTextual()) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "'amount' and 'currency' must be texts, such as \"1234.50\" and \"EUR\".");
        }
        BigDecimal number = amount(amount.textValue().strip());
        if (number.signum() < 0) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "A cost is not negative.");
        }
        return Money.of(number, Query.currency(currency.textValue().strip()));
    }

    private static BigDecimal amount(String text) {
        // Not in scientific form: of a billion digits nobody is served.
        if (!text.matches("-?\\d{1,30}(\\.\\d{1,30})?")) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "'amount' must be a plain number with a point such as 1234.50.");
        }
        return new BigDecimal(text);
    }

    private void exportCsv(Context ctx) {
        Ledger ledger = sources.ledger();
        List<Entry> found = LedgerFilter.of(ctx).of(ledger);
        attach(ctx, "csv", "text/csv;charset=utf-8");
        try {
            Writer writer = new OutputStreamWriter(ctx.outputStream(), StandardCharsets.UTF_8);
            LedgerTable.write(
                    () -> found.stream()
                            .map(entry -> TransactionAnswer.of(entry, ledger))
                            .iterator(),
                    writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void exportJson(Context ctx) {
        Ledger ledger = sources.ledger();
        List<Entry> found = LedgerFilter.of(ctx).of(ledger);
        Portfolio portfolio = sources.portfolio();
        ExportAnswer answer = new ExportAnswer(
                clock.instant(),
                PortfolioAnswer.of(
                        portfolio,
                        valuator.value(portfolio, preferences.current().currency()),
                        sources::mode),
                found.stream().map(entry -> TransactionAnswer.of(entry, ledger)).toList(),
                ledger.gains().stream().map(gain -> GainAnswer.of(gain, ledger)).toList(),
                sources.enteredCosts().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(Comparator.comparing(TransactionId::value)))
                        .map(cost ->
                                new ExportAnswer.EnteredCost(cost.getKey().value(), Amount.reported(cost.getValue())))
                        .toList());
        attach(ctx, "json", "application/json");
        try {
            Json.MAPPER.writeValue(ctx.outputStream(), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void attach(Context ctx, String ending, String type) {
        LocalDate today =
                LocalDate.ofInstant(clock.instant(), preferences.current().zone());
        ctx.contentType(type)
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"smartfolio-" + today + '.' + ending + '"');
    }

    private static TransactionId id(Context ctx) {
        String text = ctx.pathParam("id");
        try {
            return TransactionId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(HttpStatus.NOT_FOUND, "'" + text + "' is not the id of a transaction.");
        }
    }

    private static ProblemException noSuch(TransactionId id) {
        return new ProblemException(HttpStatus.NOT_FOUND, "There is no transaction '" + id + "' here.");
    }
}
