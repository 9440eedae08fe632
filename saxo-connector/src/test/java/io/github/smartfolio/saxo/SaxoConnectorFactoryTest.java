package io.github.smartfolio.saxo;

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
import io.github.smartfolio.connect.SignIn;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.credential.TokenStore;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.testkit.SilentServer;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The factory")
class SaxoConnectorFactoryTest {

    private static final URI REDIRECT = URI.create("http://localhost/api/saxo/callback");
    private final ConnectorFactory factory = new SaxoConnectorFactory();

    private Connector create(Map<String, String> settings, Map<String, Secret> entered) {
        return factory.create(new ConnectorContext(
                ConnectionId.of("saxo-2"),
                Settings.of(settings, factory.settings()),
                entered,
                TokenStore.inMemory(),
                CallStore.inMemory(),
                Login.THREADS,
                InstantSource.system()));
    }

    private static SignIn signIn(Connector connector) {
        return connector.signIn().orElseThrow();
    }

    private static Map<String, String> authorization(Connector connector) {
        return Login.parameters(signIn(connector).start(REDIRECT).authorizationUrl());
    }

    private static void assertMisconfigured(Connector connector, String... mentioned) {
        SourceException failed = catchThrowableOfType(
                SourceException.class, () -> connector.source().fetch());
        assertThat(failed.failure().reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(failed.failure().message()).contains(mentioned);
    }

    @Test
    @DisplayName("is found by the service loader, for Saxo")
    void isFound() {
        assertThat(ServiceLoader.load(ConnectorFactory.class))
                .singleElement()
                .isInstanceOf(SaxoConnectorFactory.class)
                .extracting(ConnectorFactory::broker)
                .hasToString("Broker[id=saxo, name=Saxo Bank]");
        assertThat(factory.signsIn()).isTrue();
    }

    @Test
    @DisplayName("declares the settings by the names people know, and which are secret")
    void settings() {
        assertThat(factory.settings())
                .extracting(Setting::name)
                .containsExactly(
                        "SAXO_API_ENABLED",
                        "SAXO_ENVIRONMENT",
                        "SAXO_SIM_CLIENT_ID",
                        "SAXO_SIM_CLIENT_SECRET",
                        "SAXO_LIVE_CLIENT_ID",
                        "SAXO_LIVE_CLIENT_SECRET",
                        "SAXO_REDIRECT_URI",
                        "SAXO_AUTH_BASE_URL",
                        "SAXO_API_BASE_URL");
        assertThat(factory.settings())
                .filteredOn(Setting::secret)
                .extracting(Setting::name)
                .containsExactly("SAXO_SIM_CLIENT_SECRET", "SAXO_LIVE_CLIENT_SECRET");
        assertThat(factory.credentials())
                .containsExactly(
                        new CredentialField("clientId", "App key", false, true),
                        new CredentialField("clientSecret", "App secret, if the app was given one", true, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "your_sim_app_key_here",
                "YOUR-APP-KEY",
                "xxx",
                "XXXXXXXX",
                "changeme",
                "change_me",
                "<app key>",
                "${SAXO_KEY}",
                "..."
            })
    @DisplayName("refuses what people forget to replace in a sample, by name and without repeating it")
    void placeholders(String text) {
        for (String name : List.of(
                "SAXO_SIM_CLIENT_ID", "SAXO_SIM_CLIENT_SECRET", "SAXO_LIVE_CLIENT_ID", "SAXO_LIVE_CLIENT_SECRET")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Settings.of(Map.of(name, text), factory.settings()))
                    .withMessageContaining(name)
                    .withMessageNotContaining(text);
        }
        assertMisconfigured(create(Map.of(), Map.of("clientId", Secret.of(text))), "clientId");
    }

    @Test
    @DisplayName("takes app keys as they look, whatever letters they begin with")
    void keys() {
        for (String key : List.of("5a1e0f7c3b9d4e2680c4d1f7a6b3e952", "YOURS0d1a9e4b84f6f9a3b", "x0d1a9e4", "none1")) {
            Settings.of(Map.of("SAXO_SIM_CLIENT_ID", key), factory.settings());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SAXO_API_ENABLED=yes",
                "SAXO_ENVIRONMENT=SIM",
                "SAXO_REDIRECT_URI=localhost/callback",
                "SAXO_REDIRECT_URI=http://localhost/a,,http://localhost/b",
                "SAXO_REDIRECT_URI=http://localhost/a#b",
                "SAXO_AUTH_BASE_URL=localhost:9000",
                "SAXO_AUTH_BASE_URL=http://me:secret@localhost",
                "SAXO_API_BASE_URL=http://localhost/openapi?a=b",
                "SAXO_API_BASE_URL=file:///tmp"
            })
    @DisplayName("refuses what is none of the allowed values")
    void wrongSettings(String setting) {
        String[] parts = setting.split("=", 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of(Map.of(parts[0], parts[1]), factory.settings()))
                .withMessageContaining(parts[0]);
    }

    @Test
    @DisplayName(
            "is for SIM unless said otherwise, and keeps the two environments apart in sources, tokens and addresses")
    void environments() {
        Connector sim = create(Map.of("SAXO_SIM_CLIENT_ID", "simkey"), Map.of());
        Connector live = create(Map.of("SAXO_ENVIRONMENT", "live", "SAXO_LIVE_CLIENT_ID", "livekey"), Map.of());

        assertThat(sim.source().id()).hasToString("saxo-2/api-sim");
        assertThat(live.source().id()).hasToString("saxo-2/api");
        assertThat(signIn(sim).environment()).isEqualTo("sim");
        assertThat(signIn(live).environment()).isEqualTo("live");
        assertThat(signIn(sim).session()).hasToString("session saxo-2 at saxo-sim");
        assertThat(signIn(live).session()).hasToString("session saxo-2 at saxo-live");
        assertThat(signIn(sim).start(REDIRECT).authorizationUrl().toString())
                .startsWith("https://sim.logonvalidation.net/authorize?");
        assertThat(signIn(live).start(REDIRECT).authorizationUrl().toString())
                .startsWith("https://live.logonvalidation.net/authorize?");
        assertThat(authorization(live)).containsEntry("client_id", "livekey");
        assertThat(sim.off()).isEmpty();
    }

    @Test
    @DisplayName("gives the redirects in their order")
    void redirects() {
        Connector connector = create(
                Map.of("SAXO_REDIRECT_URI", "http://localhost/api/saxo/callback, https://my.home/api/saxo/callback"),
                Map.of());

        assertThat(signIn(connector).redirects())
                .containsExactly(REDIRECT, URI.create("https://my.home/api/saxo/callback"));
        assertThat(signIn(create(Map.of(), Map.of())).redirects()).isEmpty();
    }

    @Test
    @DisplayName("takes what the user entered before what the server has, and never mixes the two")
    void enteredWins() {
        Map<String, String> server =
                Map.of("SAXO_SIM_CLIENT_ID", "serverkey", "SAXO_SIM_CLIENT_SECRET", "serversecret");

        assertThat(settings(create(server, Map.of())))
                .extracting(SaxoSettings::clientId, SaxoSettings::clientSecret)
                .containsExactly(Optional.of("serverkey"), Optional.of(Secret.of("serversecret")));
        assertThat(settings(create(server, Map.of("clientId", Secret.of(" mine ")))))
                .extracting(SaxoSettings::clientId, SaxoSettings::clientSecret)
                .containsExactly(Optional.of("mine"), Optional.empty());
        assertThat(settings(
                        create(server, Map.of("clientId", Secret.of("mine"), "clientSecret", Secret.of("minetoo")))))
                .extracting(SaxoSettings::clientId, SaxoSettings::clientSecret)
                .containsExactly(Optional.of("mine"), Optional.of(Secret.of("minetoo")));
        assertMisconfigured(create(server, Map.of("clientSecret", Secret.of("minetoo"))), "clientId");
    }

    private static SaxoSettings settings(Connector connector) {
        return ((SaxoSignIn) signIn(connector)).settings();
    }

    @Test
    @DisplayName("says which setting or field is missing")
    void withoutApp() {
        assertMisconfigured(create(Map.of(), Map.of()), "SAXO_SIM_CLIENT_ID", "clientId");
        assertMisconfigured(create(Map.of("SAXO_ENVIRONMENT", "live"), Map.of()), "SAXO_LIVE_CLIENT_ID");
        // The key of one environment is worth nothing in the other.
        assertMisconfigured(
                create(Map.of("SAXO_ENVIRONMENT", "live", "SAXO_SIM_CLIENT_ID", "simkey"), Map.of()),
                "SAXO_LIVE_CLIENT_ID");
    }

    @Test
    @DisplayName("makes nothing that asks Saxo when it is switched off")
    void off() {
        try (SilentServer server = SilentServer.start()) {
            Connector connector = create(
                    Map.of(
                            "SAXO_API_ENABLED",
                            "false",
                            "SAXO_SIM_CLIENT_ID",
                            "simkey",
                            "SAXO_AUTH_BASE_URL",
                            server.uri().toString(),
                            "SAXO_API_BASE_URL",
                            server.uri() + "/openapi/"),
                    Map.of());

            assertThat(connector.off())
                    .hasValueSatisfying(why -> assertThat(why).contains("SAXO_API_ENABLED"));
            // It would wait for this server.
            assertMisconfigured(connector, "SAXO_API_ENABLED");
        }
    }
}
