package io.github.smartfolio.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smartfolio.connect.BrokerSimulator;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The invented people")
class SampleClientsTest {

    private static final List<String> GROUPS = List.of("NetPositionBase", "NetPositionView", "DisplayAndFormat");

    private final SampleClient french = SampleClients.french();

    private List<ObjectNode> rows(String... accounts) {
        return new Positions(
                        french, List.of(accounts).stream().map(french::account).toList(), "EUR")
                .net(GROUPS);
    }

    private static JsonNode row(List<ObjectNode> rows, String id) {
        return rows.stream()
                .filter(row -> row.get("NetPositionId").textValue().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal view(JsonNode row, String name) {
        return row.get("NetPositionView").get(name).decimalValue();
    }

    @Test
    @DisplayName("have a CFD on a share that they hold too, which adds its result and stays apart")
    void cfd() {
        List<ObjectNode> rows = rows("78800/1000001");
        JsonNode share = row(rows, "47556__Share");
        JsonNode cfd = row(rows, "4355501__CfdOnStock");

        assertThat(cfd.at("/DisplayAndFormat/Symbol")).isEqualTo(share.at("/DisplayAndFormat/Symbol"));
        // 5 × (346.97 − 344.47)
        assertThat(view(cfd, "MarketValue")).isEqualByComparingTo("12.50");
        assertThat(cfd.get("NetPositionView").has("MarketValueOpen")).isFalse();
        // 12 × 346.97 ÷ 1.175
        assertThat(view(share, "MarketValueInBaseCurrency")).isEqualByComparingTo("3543.52");
    }

    @Test
    @DisplayName("net what they bought in several lots, in each account and over all")
    void nets() {
        JsonNode nvidia = row(rows("78800/1000001EUR"), "1249__Share");
        // (20 × 95 + 40 × 100) ÷ 60
        assertThat(view(nvidia, "AverageOpenPrice")).isEqualByComparingTo("98.333333333333");
        assertThat(nvidia.at("/NetPositionView/PositionCount").intValue()).isEqualTo(2);

        JsonNode both = row(rows("78800/1000001", "78800/1000001EUR"), "37391__Share");
        assertThat(both.at("/NetPositionBase/Amount").decimalValue()).isEqualByComparingTo("20");
        assertThat(both.get("NetPositionBase").has("AccountId"))
                .as("two accounts")
                .isFalse();
        assertThat(row(rows("78800/1000001"), "37391__Share")
                        .at("/NetPositionBase/Amount")
                        .decimalValue())
                .isEqualByComparingTo("8");
    }

    @Test
    @DisplayName("have a result in the base currency of which the parts add up")
    void identities() {
        for (JsonNode row : rows("78800/1000001", "78800/1000001EUR")) {
            JsonNode view = row.get("NetPositionView");
            if (view.has("MarketValueOpen")) {
                BigDecimal sum = view(row, "MarketValueOpenInBaseCurrency")
                        .negate()
                        .add(view(row, "ProfitLossOnTradeInBaseCurrency"))
                        .add(view(row, "ProfitLossCurrencyConversion"));
                // Each of the three is rounded by itself.
                assertThat(sum)
                        .isBetween(
                                view(row, "MarketValueInBaseCurrency").subtract(new BigDecimal("0.02")),
                                view(row, "MarketValueInBaseCurrency").add(new BigDecimal("0.02")));
            }
        }
        assertThat(view(row(rows("78800/1000001"), "47556__Share"), "ProfitLossOnTradeInBaseCurrency"))
                // 440.64 USD at the rate of the opening, 0.89517536
                .isEqualByComparingTo("394.45");
    }

    @Test
    @DisplayName("may have as many accounts as a test wants")
    void manyAccounts() {
        SampleClient many = SampleClients.withAccounts(16);

        assertThat(many.accounts()).hasSize(16).extracting(SampleAccount::key).doesNotHaveDuplicates();
        assertThat(many.positions()).hasSize(64).extracting(SamplePosition::id).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("hold nothing in accounts or instruments that they do not have")
    void consistent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> french.with(french.position("6100000010").copied("1", "elsewhere")));
        assertThatIllegalArgumentException().isThrownBy(() -> french.account("elsewhere"));
    }

    @Test
    @DisplayName("can be met in the server's demo, signed in to by a click")
    void rehearsal() {
        BrokerSimulator found =
                ServiceLoader.load(BrokerSimulator.class).findFirst().orElseThrow();
        assertThat(found.broker()).isEqualTo("saxo");
        try (BrokerSimulator.Running running = found.start(InstantSource.system())) {
            Map<String, String> settings = running.settings();
            assertThat(settings)
                    .containsOnlyKeys(
                            "SAXO_ENVIRONMENT", "SAXO_AUTH_BASE_URL", "SAXO_API_BASE_URL", "SAXO_SIM_CLIENT_ID");
            URI page = URI.create(settings.get("SAXO_AUTH_BASE_URL") + "/authorize?"
                    + Dance.encoded(Map.of(
                            "response_type", "code",
                            "client_id", settings.get("SAXO_SIM_CLIENT_ID"),
                            "redirect_uri", "http://localhost:8080/api/saxo/callback",
                            "state", "1",
                            "code_challenge", Dance.CHALLENGE,
                            "code_challenge_method", "S256")));
            assertThat(Dance.send(HttpRequest.newBuilder(page)).statusCode()).isEqualTo(200);
            URI users = URI.create(settings.get("SAXO_API_BASE_URL") + "/port/v1/users/me");
            assertThat(Dance.send(HttpRequest.newBuilder(users)).statusCode()).isEqualTo(401);
        }
    }
}
