package io.github.smartfolio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The gateway")
class GatewayTest {

    private static final String CLIENT = "ClientKey=Cx7Kd%7CWmQ0yR2tVnb-uPAg%3D%3D";

    private final SetTime time = new SetTime();
    private SaxoSimulator simulator = SaxoSimulator.builder(time).start();
    private Dance dance = Dance.of(simulator);
    private String token = "";

    @BeforeEach
    void signIn() {
        token = dance.signIn().get("access_token").textValue();
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private void restart(SaxoSimulator.Builder builder) {
        simulator.close();
        simulator = builder.start();
        dance = Dance.of(simulator);
        signIn();
    }

    private HttpResponse<byte[]> get(String request) {
        return dance.get(token, request.replace("$", "%24"));
    }

    private JsonNode json(String request) {
        HttpResponse<byte[]> response = get(request);
        assertThat(response.statusCode()).as(request).isEqualTo(200);
        return Dance.json(response);
    }

    @Test
    @DisplayName("answers zipped, with a correlation and the limits in its headers")
    void headers() {
        HttpResponse<byte[]> response = get("/port/v1/accounts/me");

        assertThat(response.headers().map().keySet())
                .containsAll(headersOf("ok-200.headers"))
                .doesNotContain("x-ratelimit-refdatainstrumentsminute-limit");
        assertThat(get("/ref/v1/instruments/details").headers().map().keySet())
                .containsAll(headersOf("ok-200-instruments.headers"))
                .doesNotContain("x-ratelimit-session-limit");
        HttpResponse<byte[]> plain = Dance.send(
                HttpRequest.newBuilder(URI.create(simulator.gateway(Environment.SIM) + "/port/v1/accounts/me"))
                        .header("Authorization", "Bearer " + token));
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(Dance.json(plain)).isEqualTo(Dance.json(response));
    }

    @Test
    @DisplayName("answers 401 and nothing to a token that is missing, unknown or expired")
    void unauthorized() {
        time.forward(Duration.ofMinutes(20));
        for (HttpResponse<byte[]> response : List.of(
                get("/port/v1/users/me"),
                dance.get("invented", "/port/v1/users/me"),
                Dance.send(HttpRequest.newBuilder(
                        URI.create(simulator.gateway(Environment.SIM) + "/port/v1/users/me"))))) {
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.body()).isEmpty();
            assertThat(response.headers().map().keySet()).containsAll(headersOf("error-401.headers"));
        }
    }

    @Test
    @DisplayName("answers 500 to a token of the other environment")
    void otherEnvironment() {
        HttpResponse<byte[]> response = new Dance(simulator, RegisteredApp.PKCE_LIVE).get(token, "/port/v1/users/me");

        assertThat(response.statusCode()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "HEAD"})
    @DisplayName("does nothing but GET, and records what it was sent")
    void onlyGet(String method) {
        HttpResponse<byte[]> response =
                Dance.send(dance.request(token, "/trade/v2/orders").method(method, BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(simulator.methodsSentToTheGateway()).containsExactly(method);
        assertThat(simulator.requests().get(simulator.requests().size() - 1))
                .hasToString(method + " /sim/openapi/trade/v2/orders");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    /port/v1/balances                              | 400 | error-400-no-valid-input.json
                    /port/v1/netpositions?AccountKey=x             | 400 | error-400-no-valid-input.json
                    /port/v1/positions?ClientKey=other             | 400 | error-400-invalid-client-id.json
                    /port/v1/closedpositions/me                    | 400 | error-400-closedpositions-eod.json
                    /port/v1/netpositions/me?$skip=2s              | 400 | error-400-invalid-model-state.json
                    """)
    @DisplayName("refuses in Saxo's words")
    void refusals(String request, int status, String fixture) {
        HttpResponse<byte[]> response = get(request);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(Dance.json(response)).isEqualTo(Dance.json(Dance.fixture(fixture)));
    }

    @Test
    @DisplayName("knows no other routes, no strangers' accounts and no instruments that are not there")
    void notFound() {
        HttpResponse<byte[]> unknown = get("/port/v1/balances/Cx7Kd%7CWmQ0yR2tVnb-uPAg%3D%3D");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(Dance.text(unknown)).isEqualToIgnoringWhitespace(Dance.fixture("error-404-unknown-route.html"));
        assertThat(get("/port/v1/balances?" + CLIENT + "&AccountKey=stranger").statusCode())
                .isEqualTo(401);
        assertThat(get("/ref/v1/instruments/details?Uics=1&AssetTypes=Stock").statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("gives twins of an account in that account's currency")
    void accountCurrency() {
        JsonNode apple = json("/port/v1/netpositions?" + CLIENT + "&AccountKey="
                        + Dance.encoded("Zp8-uHn4GdLw|2oEirKsBQ=="))
                .get("Data")
                .get(0)
                .get("NetPositionView");

        assertThat(apple.get("ConversionRateCurrent").decimalValue()).isEqualByComparingTo("1");
        assertThat(apple.get("MarketValueInBaseCurrency").decimalValue()).isEqualByComparingTo("2255.00");
        assertThat(apple.get("ProfitLossOnTradeInBaseCurrency").decimalValue()).isEqualByComparingTo("455.00");
        assertThat(apple.get("ProfitLossCurrencyConversion").decimalValue()).isEqualByComparingTo("0");
    }

    @Test
    @DisplayName("gives the field groups that are named and no others")
    void fieldGroups() {
        assertThat(json("/port/v1/netpositions/me?FieldGroups=DisplayAndFormat")
                        .get("Data")
                        .get(0)
                        .fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("NetPositionId", "DisplayAndFormat");
        assertThat(json("/port/v1/positions/me").get("Data").get(0).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("NetPositionId", "PositionId", "PositionBase", "PositionView");
    }

    @ParameterizedTest
    @CsvSource({
        "PUBLIC_HOST, https://gateway.saxobank.com/sim/openapi/port/v1/netpositions/me?",
        "RELATIVE, /openapi/port/v1/netpositions/me/?",
        "OWN_HOST, http://127.0.0.1:"
    })
    @DisplayName("pages, and links to the next page as it was told to")
    void pages(LinkStyle style, String start) {
        restart(SaxoSimulator.builder(time).links(style));
        JsonNode first = json("/port/v1/netpositions/me?$top=7&FieldGroups=NetPositionBase,DisplayAndFormat");
        JsonNode second = json("/port/v1/netpositions/me?$top=7&$skip=7&FieldGroups=NetPositionBase,DisplayAndFormat");

        assertThat(first.get("Data")).hasSize(7);
        assertThat(first.get("__count").intValue()).isEqualTo(12);
        assertThat(first.get("__next").textValue())
                .startsWith(start)
                .endsWith("?$top=7&$skip=7&FieldGroups=NetPositionBase,DisplayAndFormat");
        assertThat(second.get("Data")).hasSize(5);
        assertThat(second.has("__next")).isFalse();
    }

    @Test
    @DisplayName("encodes keys in links")
    void keysInLinks() {
        assertThat(json("/port/v1/netpositions?$top=1&" + CLIENT).get("__next").textValue())
                .endsWith("?$top=1&$skip=1&" + CLIENT);
        assertThat(json("/port/v1/accounts/me?$top=1").has("__count")).isFalse();
    }

    @Test
    @DisplayName("counts by session and service group, and answers 429 with the seconds that are left")
    void limits() {
        restart(SaxoSimulator.builder(time).requestsPerMinute(4));
        for (int i = 0; i < 4; i++) {
            assertThat(get("/port/v1/users/me").headers().firstValue("X-RateLimit-Session-Remaining"))
                    .contains(Integer.toString(3 - i));
        }
        time.forward(Duration.ofMillis(22_500));
        HttpResponse<byte[]> refused = get("/port/v1/clients/me");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().map().keySet()).containsAll(headersOf("error-429.headers"));
        // 60 s − 22.5 s, rounded up
        assertThat(refused.headers().firstValue("X-RateLimit-Session-Reset")).contains("38");
        assertThat(Dance.json(refused)).isEqualTo(Dance.json(Dance.fixture("error-429.json")));

        assertThat(get("/ref/v1/instruments/details").statusCode())
                .as("another group")
                .isEqualTo(200);
        assertThat(get("/ref/v1/instruments/details").statusCode()).isEqualTo(200);
        assertThat(get("/ref/v1/instruments/details")
                        .headers()
                        .firstValue("X-RateLimit-RefDataInstrumentsMinute-Remaining"))
                .as("half as many for instruments")
                .contains("0");
        assertThat(get("/ref/v1/currencies").statusCode()).isEqualTo(200);

        time.forward(Duration.ofMillis(37_500));
        assertThat(get("/port/v1/clients/me").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("answers with other data from one request to the next")
    void changes() {
        SampleClient client = simulator.client();
        simulator.serve(client.with(client.position("5010000001").withAmount(new BigDecimal("12")))
                .with(client.instrument(211, "Stock").withPrice(new BigDecimal("200")))
                .withoutPositions("9300123DKK"));

        JsonNode rows = json("/port/v1/netpositions/me").get("Data");
        assertThat(rows).hasSize(10);
        // 12 × 200
        assertThat(rows.get(0).at("/NetPositionView/MarketValue").decimalValue())
                .isEqualByComparingTo("2400.00");
    }

    @Test
    @DisplayName("shows a position without market data at zero, or as nothing but a reliability")
    void withoutPrice() {
        SampleClient client = simulator.client();
        SamplePosition apple = client.position("5010000001");
        simulator.serve(client.with(client.instrument(211, "Stock").withoutMarketData())
                .with(new SamplePosition(
                        "5010000012",
                        "9300123USD",
                        51044690,
                        "StockOption",
                        new BigDecimal("-1"),
                        new BigDecimal("11.2"),
                        new BigDecimal("11.1695"),
                        BigDecimal.ZERO,
                        apple.openRate(),
                        apple.opened(),
                        apple.valueDate(),
                        "5000000112",
                        Optional.empty())));

        JsonNode rows = json("/port/v1/positions/me").get("Data");
        JsonNode view = rows.get(0).get("PositionView");
        assertThat(view.get("CurrentPrice").decimalValue()).isEqualByComparingTo("0");
        assertThat(view.get("CurrentPriceType").textValue()).isEqualTo("None");
        assertThat(view.get("ProfitLossOnTrade").decimalValue()).isEqualByComparingTo("455.00");
        JsonNode last = rows.get(rows.size() - 1);
        assertThat(last.get("NetPositionId").textValue()).isEqualTo("51044690__CO__S");
        assertThat(last.get("PositionView").fieldNames()).toIterable().containsExactly("CalculationReliability");
    }

    @Test
    @DisplayName("answers an empty list where there is nothing, or 204")
    void nothing() {
        String empty = "/port/v1/netpositions?" + CLIENT + "&AccountKey=" + Dance.encoded("Ht5Ro|Ld9IwGm-3sVxKqEA==");
        assertThat(json(empty)).isEqualTo(Dance.json("{\"__count\":0,\"Data\":[]}"));

        restart(SaxoSimulator.builder(time).noContentWhenEmpty());
        assertThat(get(empty).statusCode()).isEqualTo(204);
    }

    @Test
    @DisplayName("writes down its traffic, without queries")
    void traffic(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("traffic");
        Files.writeString(file, "GET /sim/openapi/from/another/program\n");
        System.setProperty(SaxoSimulator.TRAFFIC, file.toString());
        try {
            restart(SaxoSimulator.builder(time));
            get("/port/v1/balances?" + CLIENT);
        } finally {
            System.clearProperty(SaxoSimulator.TRAFFIC);
        }
        assertThat(file)
                .content()
                .isEqualTo("GET /sim/openapi/from/another/program\nGET /sim/openapi/port/v1/balances\n");
        assertThat(simulator.counts()).containsEntry("/port/v1/balances", 1L).containsEntry("/token", 1L);
    }

    private static List<String> headersOf(String fixture) {
        return Dance.fixture(fixture)
                .lines()
                .skip(1)
                .filter(line -> line.contains(":"))
                .map(line -> line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT))
                .toList();
    }
}
