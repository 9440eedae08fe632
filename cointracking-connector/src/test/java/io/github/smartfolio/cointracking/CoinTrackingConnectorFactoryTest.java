package io.github.smartfolio.cointracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.smartfolio.calls.CallStore;
import io.github.smartfolio.connect.Connector;
import io.github.smartfolio.connect.ConnectorContext;
import io.github.smartfolio.connect.ConnectorFactory;
import io.github.smartfolio.connect.CredentialField;
import io.github.smartfolio.connect.Setting;
import io.github.smartfolio.connect.Settings;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.credential.TokenStore;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The factory")
class CoinTrackingConnectorFactoryTest {

    private static final String KEY = "COINTRACKING_API_KEY";
    private static final String SECRET = "COINTRACKING_API_SECRET";
    private static final Secret WRONG = Secret.of("wrong");

    private final ConnectorFactory factory = new CoinTrackingConnectorFactory();
    private final CallStore calls = CallStore.inMemory();

    private Connector create(Map<String, String> settings, Map<String, Secret> entered) {
        return factory.create(new ConnectorContext(
                ConnectionId.of("cointracking-2"),
                Settings.of(settings, factory.settings()),
                entered,
                TokenStore.inMemory(),
                calls,
                Runnable::run,
                InstantSource.system()));
    }

    private static Map<String, String> at(CoinTrackingServer server, String... more) {
        Map<String, String> settings =
                new HashMap<>(Map.of("COINTRACKING_BASE_URL", server.address().toString()));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    private static Reason failure(Connector connector) {
        return catchThrowableOfType(
                        SourceException.class, () -> connector.source().fetch())
                .failure()
                .reason();
    }

    @Test
    @DisplayName("is found by the service loader, for CoinTracking, where nobody signs in with the browser")
    void isFound() {
        assertThat(ServiceLoader.load(ConnectorFactory.class))
                .singleElement()
                .isInstanceOf(CoinTrackingConnectorFactory.class)
                .extracting(ConnectorFactory::broker)
                .hasToString("Broker[id=cointracking, name=CoinTracking]");
        assertThat(factory.signsIn()).isFalse();
        Connector connector = create(Map.of(), Map.of());
        assertThat(connector.source().id()).hasToString("cointracking-2/api");
        assertThat(connector.signIn()).isEmpty();
        assertThat(connector.off()).isEmpty();
    }

    @Test
    @DisplayName("declares settings and fields by the names people know, and says which rights the key needs")
    void settings() {
        assertThat(factory.settings())
                .extracting(Setting::name)
                .containsExactly("COINTRACKING_BASE_URL", KEY, SECRET, "COINTRACKING_CALLS_PER_HOUR");
        assertThat(factory.settings())
                .filteredOn(Setting::secret)
                .extracting(Setting::name)
                .containsExactly(KEY, SECRET);
        assertThat(factory.settings())
                .extracting(Setting::byDefault)
                .containsExactly("https://cointracking.info/api/v1/", "", "", "20");
        assertThat(factory.credentials())
                .containsExactly(
                        new CredentialField("apiKey", "API key, with the right to read only", true, true),
                        new CredentialField("apiSecret", "API secret", true, true));
        assertThat(factory.credentialAdvice()).get().asString().contains("Reading balances and trades is all");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                KEY + "=your_api_key_here",
                SECRET + "=<secret>",
                "COINTRACKING_CALLS_PER_HOUR=1",
                "COINTRACKING_CALLS_PER_HOUR=-1",
                "COINTRACKING_CALLS_PER_HOUR=020",
                "COINTRACKING_CALLS_PER_HOUR=many",
                "COINTRACKING_BASE_URL=cointracking.info",
                "COINTRACKING_BASE_URL=https://cointracking.info/?a=b"
            })
    @DisplayName("refuses what is none of the allowed values, placeholders among them, without repeating it")
    void wrongSettings(String setting) {
        String[] parts = setting.split("=", 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of(Map.of(parts[0], parts[1]), factory.settings()))
                .withMessageContaining(parts[0])
                .withMessageNotContaining("=" + parts[1]);
    }

    @Test
    @DisplayName("takes the number of calls as the plan has it, or none")
    void callsPerHour() {
        for (String number : new String[] {"0", "2", "20", "60", "600"}) {
            create(Map.of("COINTRACKING_CALLS_PER_HOUR", number), Map.of());
        }
    }

    @Test
    @DisplayName("takes what the user entered before what the server has, and never mixes the two")
    void enteredWins() {
        try (CoinTrackingServer server = CoinTrackingServer.start()) {
            Secret key = CoinTrackingServer.KEY;
            Secret secret = CoinTrackingServer.SECRET;
            Map<String, String> right = at(server, KEY, key.reveal(), SECRET, secret.reveal());
            Map<String, String> wrong = at(server, KEY, "wrong", SECRET, "wrong");

            assertThat(create(right, Map.of()).source().fetch().isComplete()).isTrue();
            assertThat(create(wrong, Map.of("apiKey", Secret.of(' ' + key.reveal() + '\n'), "apiSecret", secret))
                            .source()
                            .fetch()
                            .isComplete())
                    .isTrue();
            assertThat(failure(create(right, Map.of("apiKey", WRONG, "apiSecret", WRONG))))
                    .isEqualTo(Reason.MISCONFIGURED);
            assertThat(server.refusedOtherwise()).isEqualTo(1);

            // Half a pair, or a placeholder, is as good as nothing, and nobody is asked.
            int asked = server.bodies().size();
            for (Map<String, Secret> half : List.of(
                    Map.of("apiKey", key),
                    Map.of("apiSecret", secret),
                    Map.of("apiKey", key, "apiSecret", Secret.of("your-secret-here")))) {
                assertThat(failure(create(right, half))).isEqualTo(Reason.MISCONFIGURED);
            }
            assertThat(failure(create(at(server, KEY, key.reveal()), Map.of()))).isEqualTo(Reason.MISCONFIGURED);
            assertThat(failure(create(at(server), Map.of()))).isEqualTo(Reason.MISCONFIGURED);
            assertThat(server.bodies()).hasSize(asked);
        }
    }

    @Test
    @DisplayName("makes settings that hold together")
    void ownSettings() {
        CoinTrackingSettings settings = CoinTrackingSettings.withoutKey();
        assertThat(settings.patience()).isEqualTo(Duration.ofSeconds(4));
        assertThat(settings.longestRun()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.address()).isEqualTo(URI.create("https://cointracking.info/api/v1"));
        assertThatIllegalArgumentException().isThrownBy(() -> settings.withCallsPerHour(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withTimeLimits(Duration.ofSeconds(3), Duration.ofSeconds(5)));
        assertThatIllegalArgumentException().isThrownBy(() -> settings.withAddress(URI.create("api/v1")));
    }
}
