package io.github.smartfolio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample answers and the simulator's: the same fields and the same figures. */
@DisplayName("Answers are those of the samples")
class FixturesTest {

    private static final String CLIENT = "ClientKey=Cx7Kd%7CWmQ0yR2tVnb-uPAg%3D%3D";
    private static final String ALL_GROUPS =
            "FieldGroups=NetPositionBase,NetPositionView,DisplayAndFormat,ExchangeInfo";
    private static final String UICS = "Uics=211,18216,3313,4180552,21,4910,51044712,50331144,47316301,2501877,4720163";

    private final SaxoSimulator simulator = SaxoSimulator.builder(new SetTime()).start();
    private final Dance dance = Dance.of(simulator);
    private String token = "";

    @BeforeEach
    void signIn() {
        token = dance.signIn().get("access_token").textValue();
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @ParameterizedTest(name = "{0} as {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    /port/v1/users/me                                   | users-me.json
                    /port/v1/clients/me                                 | clients-me.json
                    /port/v1/accounts/me?$inlinecount=AllPages          | accounts-me.json
                    /port/v1/balances/me                                | balances-me.json
                    /root/v1/sessions/capabilities                      | sessions-capabilities.json
                    /ref/v1/instruments?Keywords=US0378331005           | instruments-search-by-isin.json
                    /hist/v1/transactions                               | hist-transactions-empty.json
                    """)
    void same(String request, String fixture) {
        assertSame(answer(request), sample(fixture));
    }

    static Stream<String[]> balances() {
        return Stream.of(
                new String[] {"balances-eur.json", "k3Vb|R0mTqSx9uYe-cWfJA=="},
                new String[] {"balances-usd.json", "Zp8-uHn4GdLw|2oEirKsBQ=="},
                new String[] {"balances-dkk.json", "Qy6TjXa1MvCk0bNe7fPzUg=="});
    }

    @ParameterizedTest
    @MethodSource
    void balances(String fixture, String accountKey) {
        String request = "/port/v1/balances?" + CLIENT + "&AccountKey=" + Dance.encoded(accountKey);

        assertSame(answer(request), sample(fixture));
    }

    @Test
    @DisplayName("for each of the twelve net positions")
    void netPositions() {
        JsonNode answer = answer("/port/v1/netpositions/me?" + ALL_GROUPS);

        assertThat(answer.get("Data")).hasSize(12);
        assertSame(answer, sample("netpositions-me.json"));
        assertSame(answer("/port/v1/netpositions?" + CLIENT + '&' + ALL_GROUPS), sample("netpositions-me.json"));
    }

    @Test
    @DisplayName("for net positions without a word about field groups")
    void defaultFieldGroups() {
        JsonNode answer = answer("/port/v1/netpositions/me");
        JsonNode sample = sample("netpositions-me-default-fieldgroups.json");

        for (int i = 0; i < sample.get("Data").size(); i++) {
            assertSame(answer.get("Data").get(i), sample.get("Data").get(i));
        }
    }

    @Test
    @DisplayName("for each of the sample's single positions that the client holds")
    void positions() {
        JsonNode answer =
                answer("/port/v1/positions/me?FieldGroups=PositionBase,PositionView,DisplayAndFormat,ExchangeInfo");
        // A short option of which nothing is known is no part of the client's twelve net positions.
        List<JsonNode> sample = sample("positions-me.json")
                .get("Data")
                .valueStream()
                .filter(row -> !row.get("PositionId").textValue().equals("5010000012"))
                .toList();

        assertThat(sample).hasSize(6);
        for (JsonNode row : sample) {
            assertSame(
                    answer.get("Data")
                            .valueStream()
                            .filter(other -> other.get("PositionId").equals(row.get("PositionId")))
                            .findFirst()
                            .orElseThrow(),
                    row);
        }
    }

    @Test
    @DisplayName("for the details of each instrument")
    void details() {
        assertSame(byUic(answer("/ref/v1/instruments/details?" + UICS)), byUic(sample("instruments-details.json")));
    }

    @Test
    @DisplayName("for the currencies and exchanges of the samples; there are more")
    void lists() {
        assertContains(answer("/ref/v1/currencies"), sample("currencies.json"));
        assertContains(answer("/ref/v1/exchanges"), sample("exchanges.json"));
    }

    @Test
    @DisplayName("for the fields of a purchase in the history, on LIVE")
    void history() {
        Dance live = new Dance(simulator, RegisteredApp.PKCE_LIVE);
        String liveToken = live.signIn().get("access_token").textValue();
        JsonNode answer = Dance.json(live.get(
                liveToken,
                "/hist/v1/transactions?" + CLIENT
                        + "&AccountKeys=k3Vb%7CR0mTqSx9uYe-cWfJA%3D%3D&FromDate=2023-01-01&ToDate=2026-12-31"));
        JsonNode bought = named(answer, "Event", "Buy", "VWCE:xetr");

        assertThat(shape(bought))
                .isEqualTo(shape(named(sample("hist-transactions.json"), "Event", "Buy", "VWCE:xetr")));
        assertThat(bought.at("/Instrument/ISINCode").textValue()).isEqualTo("IE00BK5BQT80");
        // 50 × 100.00 and 50 × 0.04 for the broker.
        assertThat(bought.get("BookedAmount").decimalValue()).isEqualByComparingTo("-5002.00");
        JsonNode last = answer.get("Data").get(answer.get("Data").size() - 1);
        assertThat(last.at("/Cash/After/Balance").decimalValue())
                .as("the history ends at today's cash")
                .isEqualByComparingTo("4210.55");
    }

    private JsonNode answer(String request) {
        HttpResponse<byte[]> response = dance.get(token, request.replace("$", "%24"));
        assertThat(response.statusCode()).as(request).isEqualTo(200);
        return Dance.json(response);
    }

    private static JsonNode sample(String name) {
        return Dance.json(Dance.fixture(name));
    }

    private static JsonNode named(JsonNode list, String field, String value, String symbol) {
        return list.get("Data")
                .valueStream()
                .filter(row -> row.get(field).textValue().equals(value))
                .filter(row -> row.at("/Instrument/Symbol").textValue().equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode byUic(JsonNode list) {
        ObjectNode rows = JsonNodeFactory.instance.objectNode();
        list.get("Data")
                .forEach(row -> rows.set(
                        row.get("Uic").asText() + '-' + row.get("AssetType").textValue(), row));
        return rows;
    }

    private static void assertContains(JsonNode answer, JsonNode sample) {
        List<List<String>> rows =
                answer.get("Data").valueStream().map(FixturesTest::lines).toList();
        assertThat(rows)
                .containsAll(sample.get("Data")
                        .valueStream()
                        .map(FixturesTest::lines)
                        .toList());
    }

    private static void assertSame(JsonNode answer, JsonNode sample) {
        assertThat(lines(answer)).containsExactlyElementsOf(lines(sample));
    }

    private static Set<String> shape(JsonNode node) {
        Set<String> names = new TreeSet<>();
        lines(node).forEach(line -> names.add(line.substring(0, line.indexOf(" = "))));
        return names;
    }

    /** {@code /Data/0/Amount = 10}: each figure on a line of its own, whatever the order of the fields and the zeros behind. */
    private static List<String> lines(JsonNode node) {
        List<String> lines = new ArrayList<>();
        collect("", node, lines);
        lines.sort(null);
        return lines;
    }

    private static void collect(String path, JsonNode node, List<String> lines) {
        if (node.isObject()) {
            node.properties().forEach(entry -> collect(path + '/' + entry.getKey(), entry.getValue(), lines));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + '/' + i, node.get(i), lines);
            }
        } else {
            String value =
                    node.isNumber() ? node.decimalValue().stripTrailingZeros().toPlainString() : node.asText();
            lines.add(path + " = " + value);
        }
    }
}
