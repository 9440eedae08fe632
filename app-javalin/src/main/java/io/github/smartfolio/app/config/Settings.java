package io.github.smartfolio.app.config;

import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.jdbc.MasterKey;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How this server was set up.
 *
 * @param host the loopback address to listen on
 * @param port 0 for a free one
 * @param publicUrl the address a browser uses, where that is not the one listened on
 * @param dataDir where the database is
 * @param masterKey that encrypts tokens and credentials, where it is not in a file
 * @param masterKeyFile where that key is, if not in its usual place
 * @param maxUploadMb the largest file that is taken, in MiB
 * @param zone of dates in files whose format does not fix one
 * @param currency in which a portfolio is added up unless the request says otherwise
 * @param refreshInterval how often active sources are read; zero for never
 * @param demo whether to show sample data and nothing else
 * @param ecbBaseUrl where the euro reference rates are read; ends with a slash
 * @param connectors the settings of each connector, by the id of its broker
 */
public record Settings(
        String host,
        int port,
        Optional<URI> publicUrl,
        Path dataDir,
        Optional<MasterKey> masterKey,
        Optional<Path> masterKeyFile,
        int maxUploadMb,
        ZoneId zone,
        Currency currency,
        Duration refreshInterval,
        boolean demo,
        URI ecbBaseUrl,
        Map<String, io.github.smartfolio.connect.Settings> connectors) {

    private static final Pattern ADDRESS_LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:]+");
    private static final BigDecimal MILLIS_OF_AN_HOUR = new BigDecimal(3_600_000);

    static final Setting<String> HOST = Setting.open(
            "SMARTFOLIO_HOST",
            "127.0.0.1",
            "address to listen on",
            "a loopback address such as 127.0.0.1, ::1 or localhost; any other needs a user with a password, and there are none yet",
            Settings::loopback);
    static final Setting<Integer> PORT = Setting.open(
            "SMARTFOLIO_PORT",
            "8080",
            "port to listen on; 0 takes a free one",
            "a whole number from 0 to 65535",
            text -> wholeNumber(text, 0, 65_535));
    static final Setting<Optional<URI>> PUBLIC_URL = Setting.open(
            "SMARTFOLIO_PUBLIC_URL",
            "",
            "the address a browser uses, if it is not http://localhost:<port>; checked against Host and Origin",
            "an address such as https://folio.example.org, without a path",
            text -> text.isEmpty() ? Optional.empty() : Optional.of(origin(text)));
    static final Setting<Path> DATA_DIR = Setting.open(
            "SMARTFOLIO_DATA_DIR",
            "./data",
            "folder of the database, in which uploaded files are kept too",
            "a folder that this account can write to",
            Path::of);
    static final Setting<Optional<MasterKey>> MASTER_KEY = new Setting<>(
            "SMARTFOLIO_MASTER_KEY",
            "",
            true,
            "the key that encrypts tokens and credentials at rest; better in a file",
            "256 bits in Base64",
            text -> text.isEmpty() ? Optional.empty() : Optional.of(MasterKey.parse(Secret.of(text))));
    static final Setting<Optional<Path>> MASTER_KEY_FILE = Setting.open(
            "SMARTFOLIO_MASTER_KEY_FILE",
            "",
            "file of that key, if it is not smartfolio/master.key in the configuration folder of this account",
            "a file that only this account can read",
            text -> text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text)));
    static final Setting<Integer> MAX_UPLOAD_MB = Setting.open(
            "SMARTFOLIO_MAX_UPLOAD_MB",
            "20",
            "size of the largest file that can be uploaded, in MiB",
            "a whole number from 1 to 1000",
            text -> wholeNumber(text, 1, 1000));
    static final Setting<ZoneId> ZONE = Setting.open(
            "SMARTFOLIO_ZONE",
            "Europe/Paris",
            "time zone of dates in files whose format does not fix one",
            "a zone of the tz database such as Europe/Paris",
            ZoneId::of);
    static final Setting<Currency> CURRENCY = Setting.open(
            "SMARTFOLIO_CURRENCY",
            "EUR",
            "currency in which a portfolio is added up",
            "a currency code of ISO 4217 such as EUR",
            Currency::getInstance);
    static final Setting<Duration> REFRESH_HOURS = Setting.open(
            "SMARTFOLIO_REFRESH_HOURS",
            "4",
            "hours between two readings of the active sources, decimals allowed; 0 switches it off",
            "0, or a number from 0.001 to 8760",
            Settings::hours);
    static final Setting<Boolean> DEMO = Setting.open(
            "SMARTFOLIO_DEMO",
            "false",
            "show sample data; nothing is kept, and nobody outside is asked",
            "true or false",
            Settings::trueOrFalse);
    static final Setting<URI> ECB_BASE_URL = Setting.open(
            "ECB_BASE_URL",
            "https://www.ecb.europa.eu/stats/eurofxref/",
            "where the euro reference rates are read",
            "an http or https address",
            text -> webAddress(text.endsWith("/") ? text : text + '/'));

    /** Every setting of the server itself, in the order of {@code --help}; those of connectors follow. */
    static final List<Setting<?>> ALL = List.of(
            HOST,
            PORT,
            PUBLIC_URL,
            DATA_DIR,
            MASTER_KEY,
            MASTER_KEY_FILE,
            MAX_UPLOAD_MB,
            ZONE,
            CURRENCY,
            REFRESH_HOURS,
            DEMO,
            ECB_BASE_URL);

    public Settings {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(publicUrl, "publicUrl");
        Objects.requireNonNull(dataDir, "dataDir");
        Objects.requireNonNull(masterKey, "masterKey");
        Objects.requireNonNull(masterKeyFile, "masterKeyFile");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(refreshInterval, "refreshInterval");
        Objects.requireNonNull(ecbBaseUrl, "ecbBaseUrl");
        connectors = Map.copyOf(connectors);
    }

    /**
     * Where a browser finds the server.
     *
     * @param inUse the port it listens on
     */
    public URI publicUrl(int inUse) {
        return publicUrl.orElseGet(() -> URI.create("http://localhost:" + inUse));
    }

    /** Whether active sources are read from time to time. */
    public boolean refreshes() {
        return !refreshInterval.isZero();
    }

    // Only literals are looked up, because a name would be asked of the network.
    private static String loopback(String host) {
        boolean loopback = host.equals("localhost");
        if (!loopback && ADDRESS_LITERAL.matcher(host).matches()) {
            try {
                loopback = InetAddress.getByName(host).isLoopbackAddress();
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException("Not an address", e);
            }
        }
        return require(loopback, host);
    }

    private static int wholeNumber(String text, int least, int most) {
        int number = Integer.parseInt(text);
        return require(number >= least && number <= most, number);
    }

    private static URI webAddress(String text) {
        URI address = URI.create(text);
        String scheme = String.valueOf(address.getScheme());
        return require((scheme.equals("http") || scheme.equals("https")) && address.getHost() != null, address);
    }

    private static URI origin(String text) {
        URI address = webAddress(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        boolean bare = String.valueOf(address.getRawPath()).isEmpty()
                && address.getRawQuery() == null
                && address.getRawFragment() == null
                && address.getRawUserInfo() == null;
        return require(bare, address);
    }

    private static Duration hours(String text) {
        BigDecimal hours = new BigDecimal(text);
        boolean allowed = hours.signum() == 0
                || (hours.compareTo(new BigDecimal("0.001")) >= 0 && hours.compareTo(new BigDecimal("8760")) <= 0);
        BigDecimal millis = require(allowed, hours).multiply(MILLIS_OF_AN_HOUR);
        return Duration.ofMillis(millis.setScale(0, RoundingMode.HALF_EVEN).longValueExact());
    }

    private static boolean trueOrFalse(String text) {
        require(text.equals("true") || text.equals("false"), text);
        return text.equals("true");
    }

    private static <T> T require(boolean allowed, T value) {
        if (!allowed) {
            throw new IllegalArgumentException("Not allowed: " + value);
        }
        return value;
    }
}
