package io.github.smartfolio.cointracking;

import io.github.smartfolio.connect.Connector;
import io.github.smartfolio.connect.ConnectorContext;
import io.github.smartfolio.connect.ConnectorFactory;
import io.github.smartfolio.connect.CredentialField;
import io.github.smartfolio.connect.Setting;
import io.github.smartfolio.connect.Settings;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.source.Broker;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a server makes the API of a connection to CoinTracking. */
public final class CoinTrackingConnectorFactory implements ConnectorFactory {

    private static final Broker COINTRACKING = Broker.of(Place.INSTITUTION, CoinTrackingSource.NAME);
    private static final String API_KEY = "apiKey";
    private static final String API_SECRET = "apiSecret";
    // One call an hour would never do.
    private static final Pattern CALLS_PER_HOUR = Pattern.compile("0|[2-9]|[1-9]\\d{1,3}");
    private static final String AS_SHOWN = "the text CoinTracking shows on its page of the API, not a placeholder";

    /** As the service loader needs it. */
    public CoinTrackingConnectorFactory() {}

    @Override
    public Broker broker() {
        return COINTRACKING;
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.address(
                        "COINTRACKING_BASE_URL",
                        CoinTrackingSettings.ADDRESS.toString(),
                        "where CoinTracking's API is asked"),
                Setting.givenOut(
                        "COINTRACKING_API_KEY",
                        true,
                        "key of CoinTracking's API, with the right to read only",
                        AS_SHOWN),
                Setting.givenOut("COINTRACKING_API_SECRET", true, "its secret, with which calls are signed", AS_SHOWN),
                new Setting(
                        "COINTRACKING_CALLS_PER_HOUR",
                        String.valueOf(CoinTrackingSettings.CALLS_PER_HOUR),
                        false,
                        "how many calls an hour the plan includes; balances are two calls, trades one",
                        "20 (PRO, EXPERT) or 60 (UNLIMITED); 0 to not count",
                        CALLS_PER_HOUR.asMatchPredicate()));
    }

    @Override
    public List<CredentialField> credentials() {
        return List.of(
                new CredentialField(API_KEY, "API key, with the right to read only", true, true),
                new CredentialField(API_SECRET, "API secret", true, true));
    }

    @Override
    public Optional<String> credentialAdvice() {
        return Optional.of(
                "CoinTracking gives out key and secret on its page of the API, with the plans PRO, EXPERT and UNLIMITED."
                        + " Reading balances and trades is all the key needs: allow nothing that adds or changes anything."
                        + " Let no other program use the same key, because CoinTracking wants its calls in order.");
    }

    @Override
    public boolean signsIn() {
        return false;
    }

    @Override
    public Connector create(ConnectorContext context) {
        Turns turns = new Turns(settings(context), context.calls(), context.clock());
        return new Connector(
                new CoinTrackingSource(context.connection(), turns),
                Optional.of(new CoinTrackingTransactions(context.connection(), turns)),
                Optional.empty(),
                Optional.empty());
    }

    private static CoinTrackingSettings settings(ConnectorContext context) {
        Settings server = context.settings();
        CoinTrackingSettings settings = CoinTrackingSettings.withoutKey()
                .withAddress(URI.create(server.get("COINTRACKING_BASE_URL")))
                .withCallsPerHour(Integer.parseInt(server.get("COINTRACKING_CALLS_PER_HOUR")));
        // A secret is worth nothing with another key: both come from whoever gave one of them.
        boolean entered = context.credentials().containsKey(API_KEY)
                || context.credentials().containsKey(API_SECRET);
        Optional<Secret> key = entered ? context.entered(API_KEY) : server.secret("COINTRACKING_API_KEY");
        Optional<Secret> secret = entered ? context.entered(API_SECRET) : server.secret("COINTRACKING_API_SECRET");
        return key.flatMap(k -> secret.map(s -> settings.withKey(k, s))).orElse(settings);
    }
}
