package io.github.smartfolio.saxo;

import io.github.smartfolio.connect.Connector;
import io.github.smartfolio.connect.ConnectorContext;
import io.github.smartfolio.connect.ConnectorFactory;
import io.github.smartfolio.connect.CredentialField;
import io.github.smartfolio.connect.Setting;
import io.github.smartfolio.connect.Settings;
import io.github.smartfolio.source.Broker;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How a server makes the API of a connection to Saxo. */
public final class SaxoConnectorFactory implements ConnectorFactory {

    static final String OFF = "Saxo's API is switched off: SAXO_API_ENABLED is false.";

    private static final Broker SAXO = Broker.of("saxo", "Saxo Bank");
    private static final String CLIENT_ID = "clientId";
    private static final String CLIENT_SECRET = "clientSecret";

    private static final String AS_REGISTERED = "the text Saxo shows for the app, not a placeholder";

    /** As the service loader needs it. */
    public SaxoConnectorFactory() {}

    @Override
    public Broker broker() {
        return SAXO;
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                new Setting(
                        "SAXO_API_ENABLED",
                        "true",
                        false,
                        "whether Saxo's API may be used; files are read all the same",
                        "true or false",
                        Set.of("true", "false")::contains),
                new Setting(
                        "SAXO_ENVIRONMENT",
                        "sim",
                        false,
                        "which of Saxo's environments: play money or real",
                        "sim or live",
                        Set.of("sim", "live")::contains),
                app("SAXO_SIM_CLIENT_ID", false, "key of the app registered for SIM"),
                app("SAXO_SIM_CLIENT_SECRET", true, "its secret; without one the PKCE grant is used"),
                app("SAXO_LIVE_CLIENT_ID", false, "key of the app registered for LIVE"),
                app("SAXO_LIVE_CLIENT_SECRET", true, "its secret; without one the PKCE grant is used"),
                new Setting(
                        "SAXO_REDIRECT_URI",
                        "",
                        false,
                        "the addresses registered with the app to which the browser comes back",
                        "one or several http or https addresses without a fragment, with commas between them",
                        text -> Stream.of(text.split(",", -1)).allMatch(SaxoConnectorFactory::isRedirect)),
                Setting.address("SAXO_AUTH_BASE_URL", "", "another authorization server, for instance a simulator"),
                Setting.address("SAXO_API_BASE_URL", "", "another gateway, for instance a simulator"));
    }

    private static Setting app(String name, boolean secret, String meaning) {
        return Setting.givenOut(name, secret, meaning, AS_REGISTERED);
    }

    @Override
    public List<CredentialField> credentials() {
        return List.of(
                new CredentialField(CLIENT_ID, "App key", false, true),
                new CredentialField(CLIENT_SECRET, "App secret, if the app was given one", true, false));
    }

    @Override
    public Optional<String> credentialAdvice() {
        return Optional.empty();
    }

    @Override
    public boolean signsIn() {
        return true;
    }

    @Override
    public Connector create(ConnectorContext context) {
        SaxoSettings settings = settings(context);
        SaxoSignIn signIn =
                new SaxoSignIn(settings, context.connection(), context.tokens(), context.executor(), context.clock());
        GatewayClient gateway = new GatewayClient(settings, signIn.http(), signIn.clock());
        return new Connector(
                new SaxoSource(signIn, gateway),
                Optional.of(new SaxoTransactions(signIn, gateway)),
                Optional.of(signIn),
                settings.enabled() ? Optional.empty() : Optional.of(OFF));
    }

    private static SaxoSettings settings(ConnectorContext context) {
        Settings server = context.settings();
        SaxoEnvironment environment =
                SaxoEnvironment.valueOf(server.get("SAXO_ENVIRONMENT").toUpperCase(Locale.ROOT));
        SaxoSettings settings = SaxoSettings.of(environment)
                .withEnabled(Boolean.parseBoolean(server.get("SAXO_API_ENABLED")))
                .withRedirects(server.find("SAXO_REDIRECT_URI").stream()
                        .flatMap(text -> Stream.of(text.split(",", -1)))
                        .map(text -> URI.create(text.strip()))
                        .toList())
                .withAddresses(
                        server.find("SAXO_AUTH_BASE_URL").map(URI::create).orElse(environment.authorizationServer()),
                        server.find("SAXO_API_BASE_URL").map(URI::create).orElse(environment.gateway()));
        // The secret of one app is worth nothing with the key of another: both come from whoever gave the key.
        if (context.credentials().containsKey(CLIENT_ID)
                || context.credentials().containsKey(CLIENT_SECRET)) {
            return context.entered(CLIENT_ID)
                    .map(id -> settings.withClient(id.reveal(), context.entered(CLIENT_SECRET)))
                    .orElse(settings);
        }
        String prefix = "SAXO_" + environment;
        return server.find(prefix + "_CLIENT_ID")
                .map(id -> settings.withClient(id, server.secret(prefix + "_CLIENT_SECRET")))
                .orElse(settings);
    }

    private static boolean isRedirect(String text) {
        return Setting.isAddress(text.strip());
    }
}
