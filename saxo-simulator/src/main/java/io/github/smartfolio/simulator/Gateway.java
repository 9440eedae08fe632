package io.github.smartfolio.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smartfolio.simulator.RateLimits.Verdict;
import io.github.smartfolio.simulator.Sessions.Session;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/** The OpenAPI below {@code /sim/openapi} and {@code /openapi}: reads only, and only what the holder of the token may see. */
final class Gateway {

    private static final String NOT_FOUND = """
            <!DOCTYPE html>
            <html><head><title>404 - File or directory not found.</title></head>
            <body><h2>404 - File or directory not found.</h2></body></html>
            """;

    private static final int ACCOUNTS_PER_PAGE = 1000;
    private static final int DETAILS_PER_PAGE = 50;
    private static final int ALL = Integer.MAX_VALUE;

    private final Options options;
    private final Sessions sessions;
    private final RateLimits limits;
    private final Supplier<SampleClient> client;
    private final Supplier<String> host;
    private final AtomicLong answers = new AtomicLong();
    private final Map<String, Function<Call, Reply>> routes;
    // Below them, and nowhere else, the key of the client stands in the path.
    private final Map<String, Function<Call, Reply>> reports = Map.of(
            "/cs/v1/reports/trades/", call -> report(call, Reports::trades),
            "/cs/v1/reports/bookings/", call -> report(call, Reports::bookings));

    /** @param host of this server, with scheme and port */
    Gateway(
            Options options,
            Sessions sessions,
            InstantSource time,
            Supplier<SampleClient> client,
            Supplier<String> host) {
        this.options = options;
        this.sessions = sessions;
        this.limits = new RateLimits(time, options.requestsPerMinute());
        this.client = client;
        this.host = host;
        this.routes = Map.ofEntries(
                Map.entry("/port/v1/users/me", this::user),
                Map.entry("/port/v1/clients/me", this::clientItself),
                Map.entry("/port/v1/accounts/me", this::accounts),
                Map.entry("/port/v1/accounts", call -> named(call, accounts -> accounts(call))),
                Map.entry("/port/v1/balances/me", call -> balance(call, Optional.empty())),
                Map.entry("/port/v1/balances", call -> named(call, account -> balance(call, account))),
                Map.entry("/port/v1/netpositions/me", call -> netPositions(call, Optional.empty())),
                Map.entry("/port/v1/netpositions", call -> named(call, account -> netPositions(call, account))),
                Map.entry("/port/v1/positions/me", call -> positions(call, Optional.empty())),
                Map.entry("/port/v1/positions", call -> named(call, account -> positions(call, account))),
                Map.entry("/port/v1/closedpositions/me", call -> closedPositions()),
                Map.entry("/port/v1/closedpositions", call -> named(call, account -> closedPositions())),
                Map.entry("/root/v1/sessions/capabilities", call -> one(Fields.shape("capabilities"))),
                Map.entry("/ref/v1/instruments/details", this::details),
                Map.entry("/ref/v1/instruments", this::search),
                Map.entry("/ref/v1/exchanges", this::exchanges),
                Map.entry("/ref/v1/currencies", call -> Reply.json(200, Json.resource("currencies.json"))),
                Map.entry("/hist/v1/transactions", this::transactions));
    }

    /** A request that is allowed, with the one client that its session may see. */
    private record Call(String path, Environment environment, Query query, SampleClient client) {}

    Reply answer(RecordedRequest request) {
        String correlation = "%s#123#%s#%d"
                .formatted(UUID.randomUUID().toString().replace("-", ""), UUID.randomUUID(), answers.incrementAndGet());
        return judged(request).with("X-Correlation", correlation);
    }

    private Reply judged(RecordedRequest request) {
        if (!request.method().equals("GET")) {
            return Reply.empty(405).with("Allow", "GET");
        }
        String path = request.path().endsWith("/")
                ? request.path().substring(0, request.path().length() - 1)
                : request.path();
        Optional<Function<Call, Reply>> route = Optional.ofNullable(routes.get(path))
                .or(() -> reports.entrySet().stream()
                        .filter(report -> path.startsWith(report.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst());
        if (route.isEmpty()) {
            return Reply.html(404, NOT_FOUND);
        }
        Optional<Session> session = request.token().flatMap(sessions::session);
        if (session.isEmpty()) {
            return unauthorized();
        }
        Environment environment = request.environment().orElseThrow();
        if (session.get().environment() != environment) {
            return Reply.error(500, "InternalTimeout", "A timeout occurred");
        }
        Verdict verdict = limits.count(session.get(), path);
        if (!verdict.allowed()) {
            return Reply.error(429, "RateLimitExceeded", "Rate limit exceeded").with(verdict.headers());
        }
        Reply reply;
        try {
            reply = route.get().apply(new Call(path, environment, Query.parse(request.query()), client.get()));
        } catch (IllegalArgumentException e) {
            reply = Reply.error(400, "InvalidRequest", "The request is invalid");
        }
        return reply.status() < 300 ? reply.with(verdict.headers()) : reply;
    }

    private static Reply unauthorized() {
        return Reply.empty(401).with("WWW-Authenticate", "Bearer");
    }

    private Reply user(Call call) {
        return one(Fields.shape("user")
                .text("ClientKey", call.client().key())
                .text("Name", call.client().name())
                .text("UserId", call.client().id())
                .text("UserKey", call.client().userKey()));
    }

    private Reply clientItself(Call call) {
        SampleAccount main = call.client().accounts().get(0);
        return one(Fields.shape("client")
                .text("ClientId", call.client().id())
                .text("ClientKey", call.client().key())
                .text("DefaultAccountId", main.id())
                .text("DefaultAccountKey", main.key())
                .text("DefaultCurrency", call.client().currency())
                .text("Name", call.client().name()));
    }

    private Reply accounts(Call call) {
        boolean counted = call.query().value("$inlinecount").equals(Optional.of("AllPages"));
        List<ObjectNode> rows = call.client().accounts().stream()
                .map(account -> account.json(call.client()).node())
                .toList();
        return page(call, rows, ACCOUNTS_PER_PAGE, counted);
    }

    private Reply balance(Call call, Optional<SampleAccount> account) {
        return one(new Balance(call.client(), in(call, account), currency(call, account)).json());
    }

    private Reply netPositions(Call call, Optional<SampleAccount> account) {
        List<ObjectNode> rows = positionsOf(call, account).net(call.query().list("FieldGroups"));
        // Its documentation knows both answers for nothing.
        return rows.isEmpty() && options.noContentWhenEmpty() ? Reply.empty(204) : page(call, rows, ALL, true);
    }

    private Reply positions(Call call, Optional<SampleAccount> account) {
        return page(call, positionsOf(call, account).single(call.query().list("FieldGroups")), ALL, true);
    }

    private static Reply closedPositions() {
        return Reply.error(
                400,
                "ClosedPositionNotAccessibleInEndOfDayNettingMode",
                "Closed positions are not accessible in end of day netting mode");
    }

    private Reply details(Call call) {
        List<String> uics = call.query().list("Uics");
        List<String> types = call.query().list("AssetTypes");
        List<ObjectNode> rows = call.client().instruments().stream()
                .filter(instrument -> uics.isEmpty() || uics.contains(Integer.toString(instrument.uic())))
                .filter(instrument -> types.isEmpty() || types.contains(instrument.assetType()))
                .map(instrument -> instrument.details(call.client()).node())
                .toList();
        return rows.isEmpty() ? Reply.empty(404) : page(call, rows, DETAILS_PER_PAGE, true);
    }

    private Reply search(Call call) {
        List<String> types = call.query().list("AssetTypes");
        Optional<String> keywords = call.query().value("Keywords");
        List<ObjectNode> rows = call.client().instruments().stream()
                .filter(instrument -> keywords.map(instrument::matches).orElse(true))
                .filter(instrument -> types.isEmpty() || types.contains(instrument.assetType()))
                .map(instrument -> instrument.summary().node())
                .toList();
        return page(call, rows, ALL, true);
    }

    private Reply exchanges(Call call) {
        return page(call, Exchanges.list(), ALL, true);
    }

    private Reply transactions(Call call) {
        if (call.environment() == Environment.SIM) {
            return page(call, List.of(), ALL, false);
        }
        List<String> keys = call.query().list("AccountKeys");
        List<SampleAccount> accounts = call.client().accounts().stream()
                .filter(account -> keys.isEmpty() || keys.contains(account.key()))
                .toList();
        List<ObjectNode> rows = History.of(
                call.client(),
                accounts,
                call.query().value("FromDate").orElse("0000-01-01"),
                call.query().value("ToDate").orElse("9999-12-31"));
        return page(call, rows, ALL, true);
    }

    /** The rows of a report from one day to another. */
    private interface Report {
        List<ObjectNode> rows(SampleClient client, String from, String to);
    }

    private Reply report(Call call, Report report) {
        if (!call.path().endsWith('/' + call.client().key())) {
            return Reply.error(400, "InvalidClientId", "Invalid client id");
        }
        List<ObjectNode> rows = report.rows(
                call.client(),
                call.query().value("FromDate").orElse("0000-01-01"),
                call.query().value("ToDate").orElse("9999-12-31"));
        return page(call, rows, ALL, true);
    }

    // Without a key the request says nothing, with a stranger's it asks for what is not his.
    private static Reply named(Call call, Function<Optional<SampleAccount>, Reply> work) {
        Optional<String> clientKey = call.query().value("ClientKey");
        if (clientKey.isEmpty()) {
            return Reply.error(400, "NoValidInput", "No valid input values passed.");
        }
        if (!clientKey.get().equals(call.client().key())) {
            return Reply.error(400, "InvalidClientId", "Invalid client id");
        }
        Optional<String> accountKey = call.query().value("AccountKey");
        Optional<SampleAccount> account = accountKey.flatMap(call.client()::accountByKey);
        return accountKey.isPresent() && account.isEmpty() ? unauthorized() : work.apply(account);
    }

    private static Positions positionsOf(Call call, Optional<SampleAccount> account) {
        return new Positions(call.client(), in(call, account), currency(call, account));
    }

    private static List<SampleAccount> in(Call call, Optional<SampleAccount> account) {
        return account.map(List::of).orElse(call.client().accounts());
    }

    private static String currency(Call call, Optional<SampleAccount> account) {
        return account.map(SampleAccount::currency).orElse(call.client().currency());
    }

    private static Reply one(Fields fields) {
        return Reply.json(200, fields.node());
    }

    private Reply page(Call call, List<? extends JsonNode> rows, int usual, boolean counted) {
        Optional<Reply> wrong = wrongNumber(call, "$top").or(() -> wrongNumber(call, "$skip"));
        if (wrong.isPresent()) {
            return wrong.get();
        }
        int top = call.query()
                .value("$top")
                .map(Integer::parseInt)
                .filter(n -> n > 0)
                .orElse(usual);
        int skip = call.query().value("$skip").map(Integer::parseInt).orElse(0);
        long next = (long) skip + top;
        Fields envelope = new Fields();
        if (counted) {
            envelope.count("__count", rows.size());
        }
        if (next < rows.size()) {
            envelope.text("__next", link(call, top, next));
        }
        return one(envelope.put("Data", Fields.list(rows.stream().skip(skip).limit(top))));
    }

    private static Optional<Reply> wrongNumber(Call call, String name) {
        return call.query()
                .value(name)
                .filter(text -> !text.matches("\\d{1,9}"))
                .map(text -> Reply.json(
                        400,
                        new Fields()
                                .text("ErrorCode", "InvalidModelState")
                                .text("Message", "One or more properties of the request are invalid!")
                                .put(
                                        "ModelState",
                                        new Fields()
                                                .put(
                                                        name,
                                                        Fields.texts(
                                                                "Invalid " + name + " query parameter value: " + text)))
                                .node()));
    }

    private String link(Call call, int top, long skip) {
        String rest = call.query().without("$top", "$skip");
        String path = call.path()
                .replace(call.client().key(), Query.encoded(call.client().key()));
        String base = switch (options.links()) {
            case PUBLIC_HOST ->
                "https://gateway.saxobank.com" + call.environment().base() + path;
            case RELATIVE -> "/openapi" + path + '/';
            case OWN_HOST -> host.get() + call.environment().base() + path;
        };
        return base + "?$top=" + top + "&$skip=" + skip + (rest.isEmpty() ? "" : '&' + rest);
    }
}
