package io.github.smartfolio.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import io.github.smartfolio.app.TestServer;
import io.github.smartfolio.app.TestServer.Answer;
import io.github.smartfolio.app.ToyReader;
import io.github.smartfolio.app.sources.Brokers;
import io.github.smartfolio.connect.ConnectorFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiTest {

    private static final String FILES = "/api/sources/toy/files";
    private static final String WELL = """
            toy positions
            asOf 2026-02-02T21:00:00Z
            position US0378331005 20 4586.20 EUR
            position US5949181045 1 9 USD
            position US88160R1014 -1.5
            cash -4210.55 EUR
            deposit 2026-01-05 100.00 EUR b1
            buy 2026-01-06 US0378331005 2 -50.00 EUR t1
            sell 2026-01-07 US0378331005 -1 30.00 EUR t2
            sell 2026-01-08 US5949181045 -1 30.00 USD t3
            event 2026-01-09 Frobnicated
            bad
            """;

    @TempDir
    private Path folder;

    private TestServer server;
    private JsonNode document;

    @BeforeEach
    void start() {
        List<ConnectorFactory> apis = ServiceLoader.load(ConnectorFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        Brokers brokers = Brokers.of(List.of(new ToyReader("toy", "Toy Bank")), apis);
        Map<String, String> environment =
                Map.of("SAXO_SIM_CLIENT_ID", "an-app", "SAXO_AUTH_BASE_URL", TestServer.NOWHERE.toString());
        server = TestServer.start(TestServer.settings(folder, brokers, environment), brokers);
        document = server.get("/openapi.json").json();
        closeObjects(document.at("/components/schemas"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("describes every route, and no other")
    void describesEveryRoute() {
        Set<String> described = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> described.add(method.toUpperCase(Locale.ROOT) + ' ' + path.getKey())));
        assertThat(described).containsExactlyInAnyOrderElementsOf(programRoutes());
    }

    @Test
    @DisplayName("describes every answer, member by member")
    void describesEveryAnswer() {
        Set<String> seen = new TreeSet<>();
        for (Exchange exchange : exchanges()) {
            seen.add(exchange.method + ' ' + exchange.path);
            String pointer = "/paths/" + exchange.path.replace("/", "~1") + '/'
                    + exchange.method.toLowerCase(Locale.ROOT) + "/responses/" + exchange.answer.status();
            assertThat(document.at(pointer).isMissingNode()).as(pointer).isFalse();
            assertMatches(exchange.answer, pointer);
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(programRoutes());
    }

    /** A request to a route, and what came of it. */
    private record Exchange(String method, String path, Answer answer) {}

    private List<Exchange> exchanges() {
        List<Exchange> all = new ArrayList<>();
        String files = "/api/sources/{broker}/files";
        all.add(new Exchange("GET", "/api/portfolio", server.get("/api/portfolio")));
        all.add(new Exchange("GET", "/api/sources", server.get("/api/sources")));
        all.add(new Exchange("POST", files, server.upload(FILES + "?preview=true", "a.txt", WELL + "ask\n")));
        Answer refused = server.upload(FILES, "a.txt", WELL + "ask\n");
        all.add(new Exchange("POST", files, refused));
        Answer stored = server.upload(FILES, "a.txt", WELL);
        all.add(new Exchange("POST", files, stored));
        all.add(new Exchange("POST", files, server.upload(FILES, "a.txt", WELL)));
        all.add(new Exchange("POST", files, server.upload(FILES, "a.txt", "x".repeat(2 * 1024 * 1024))));
        all.add(new Exchange("POST", files, server.post(FILES)));
        all.add(new Exchange("GET", files, server.get(FILES)));
        all.add(new Exchange("GET", "/api/portfolio", server.get("/api/portfolio?refresh=true")));
        all.add(new Exchange("GET", "/api/portfolio", server.get("/api/portfolio?currency=no")));
        all.add(new Exchange("GET", "/api/sources", server.get("/api/sources")));
        all.addAll(ledger());
        all.add(new Exchange("POST", "/api/sources/{broker}/refresh", server.post("/api/sources/toy/refresh")));
        all.add(new Exchange("POST", "/api/sources/{broker}/refresh", server.post("/api/sources/nope/refresh")));
        all.add(new Exchange("PUT", "/api/sources/{broker}", server.put("/api/sources/toy", "{\"mode\":\"off\"}")));
        all.add(new Exchange("PUT", "/api/sources/{broker}", server.put("/api/sources/toy", "{\"mode\":\"api\"}")));
        all.add(new Exchange("PUT", "/api/sources/{broker}", server.put("/api/sources/toy", "[")));
        String file = FILES + '/' + stored.text("/id");
        all.add(new Exchange("DELETE", files + "/{id}", server.delete(file)));
        all.add(new Exchange("DELETE", files + "/{id}", server.delete(file)));
        String credentials = "/api/sources/{broker}/credentials";
        all.add(new Exchange("PUT", credentials, server.put("/api/sources/toy/credentials", "{\"x\":\"y\"}")));
        all.add(new Exchange("PUT", credentials, server.put("/api/sources/saxo/credentials", "[]")));
        all.add(new Exchange(
                "PUT", credentials, server.put("/api/sources/saxo/credentials", "{\"clientId\":\"mine\"}")));
        all.add(new Exchange("GET", "/api/sources", server.get("/api/sources")));
        all.add(new Exchange("DELETE", credentials, server.delete("/api/sources/saxo/credentials")));
        all.add(new Exchange("DELETE", credentials, server.delete("/api/sources/nope/credentials")));
        all.add(new Exchange("PUT", "/api/sources/{broker}", server.put("/api/sources/saxo", "{\"mode\":\"api\"}")));
        all.add(new Exchange("GET", "/api/portfolio", server.get("/api/portfolio")));
        all.add(new Exchange("GET", "/api/saxo/auth/login", server.get("/api/saxo/auth/login")));
        all.add(new Exchange("GET", "/api/saxo/callback", server.get("/api/saxo/callback?code=1&state=2")));
        all.add(new Exchange("GET", "/api/saxo/auth/status", server.get("/api/saxo/auth/status")));
        all.add(new Exchange("POST", "/api/saxo/auth/refresh", server.post("/api/saxo/auth/refresh")));
        all.add(new Exchange("POST", "/api/saxo/auth/disconnect", server.post("/api/saxo/auth/disconnect")));
        all.add(new Exchange("GET", "/health", server.get("/health")));
        all.add(new Exchange("GET", "/openapi.json", server.get("/openapi.json")));
        assertThat(all.stream().map(exchange -> exchange.answer.status()))
                .contains(200, 201, 204, 302, 400, 404, 409, 413, 422)
                .doesNotContain(500);
        return all;
    }

    private List<Exchange> ledger() {
        List<Exchange> all = new ArrayList<>();
        Answer transactions = server.get("/api/transactions");
        all.add(new Exchange("GET", "/api/transactions", transactions));
        all.add(new Exchange("GET", "/api/transactions", server.get("/api/transactions?limit=0")));
        String purchase = server.get("/api/transactions?instrument=US0378331005&to=2026-01-06")
                .text("/transactions/0/id");
        String cost = "/api/transactions/{id}/cost";
        String five = "{\"amount\":\"5.00\",\"currency\":\"EUR\"}";
        all.add(new Exchange("PUT", cost, server.put("/api/transactions/" + purchase + "/cost", five)));
        all.add(new Exchange("PUT", cost, server.put("/api/transactions/" + purchase + "/cost", "{}")));
        all.add(new Exchange("PUT", cost, server.put("/api/transactions/nope/cost", five)));
        String deposit = server.get("/api/transactions?to=2026-01-05").text("/transactions/0/id");
        all.add(new Exchange("PUT", cost, server.put("/api/transactions/" + deposit + "/cost", five)));
        all.add(new Exchange("GET", "/api/export.json", server.get("/api/export.json")));
        all.add(new Exchange("GET", "/api/export.json", server.get("/api/export.json?from=x")));
        all.add(new Exchange("GET", "/api/export.csv", server.get("/api/export.csv")));
        all.add(new Exchange("GET", "/api/profit", server.get("/api/profit?lots=true")));
        all.add(new Exchange("GET", "/api/profit", server.get("/api/profit?method=average&currency=USD")));
        all.add(new Exchange("GET", "/api/profit", server.get("/api/profit?method=lifo")));
        all.add(new Exchange("GET", "/api/returns", server.get("/api/returns")));
        all.add(new Exchange("GET", "/api/history", server.get("/api/history")));
        all.add(new Exchange("GET", "/api/history", server.get("/api/history?from=2026-02-01&to=2026-01-01")));
        all.add(new Exchange("DELETE", cost, server.delete("/api/transactions/" + purchase + "/cost")));
        all.add(new Exchange("DELETE", cost, server.delete("/api/transactions/nope/cost")));
        all.add(new Exchange("GET", "/api/preferences", server.get("/api/preferences")));
        all.add(new Exchange(
                "PUT", "/api/preferences", server.put("/api/preferences", "{\"costMethod\":\"AVERAGE\"}")));
        all.add(new Exchange("PUT", "/api/preferences", server.put("/api/preferences", "{\"zone\":\"Nowhere\"}")));
        return all;
    }

    private void assertMatches(Answer answer, String pointer) {
        if (answer.status() == 302) {
            assertThat(answer.response().headers().firstValue("Location")).isPresent();
            return;
        }
        if (answer.status() == 204) {
            assertThat(answer.response().body()).isEmpty();
            return;
        }
        String reference = document.at(pointer).path("$ref").asText();
        String response = reference.isEmpty() ? pointer : reference.substring(1);
        String type = answer.response()
                .headers()
                .firstValue("Content-Type")
                .orElse("")
                .replaceAll(";.*", "");
        String schema = response + "/content/" + type.replace("/", "~1") + "/schema";
        assertThat(document.at(schema).isMissingNode()).as(schema).isFalse();
        if (type.equals("text/csv")) {
            assertThat(answer.response().body()).isNotEmpty();
            return;
        }
        ObjectNode whole = document.deepCopy();
        whole.put("$ref", '#' + schema.replace("+", "%2B"));
        var result = new ValidatorFactory()
                .withJsonNodeFactory(new JacksonNode.Factory())
                .validate(whole, answer.json());
        assertThat(result.getErrors().stream()
                        .map(error -> error.getInstanceLocation() + ": " + error.getError())
                        .toList())
                .as("%s %s", schema, answer.json())
                .isEmpty();
        assertThat(result.isValid()).isTrue();
    }

    /** Routes for programs; pages are for people and are not in the document. */
    private List<String> programRoutes() {
        return server.endpoints().stream()
                .filter(endpoint ->
                        endpoint.contains(" /api/") || endpoint.endsWith(".json") || endpoint.endsWith("/health"))
                .toList();
    }

    // So that a member the document does not tell of is found.
    private static void closeObjects(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties") && object.has("required")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(OpenApiTest::closeObjects);
    }
}
