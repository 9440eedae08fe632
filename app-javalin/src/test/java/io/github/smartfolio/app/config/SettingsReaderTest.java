package io.github.smartfolio.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.smartfolio.connect.Setting;
import io.github.smartfolio.credential.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class SettingsReaderTest {

    private static final Map<String, List<Setting>> OF_CONNECTORS = Map.of(
            "acme",
            List.of(
                    new Setting("ACME_ENVIRONMENT", "sim", false, "which", "sim or live", "sim live"::contains),
                    new Setting("ACME_SECRET", "", true, "a secret", "at least 8 letters", t -> t.length() >= 8)));

    @TempDir
    private Path folder;

    @Test
    @DisplayName("reads what connectors declare, wherever it is set, and repeats no secret")
    void readsSettingsOfConnectors() {
        var byDefault = Objects.requireNonNull(read(Map.of()).connectors().get("acme"));
        assertThat(byDefault.get("ACME_ENVIRONMENT")).isEqualTo("sim");
        assertThat(byDefault.secret("ACME_SECRET")).isEmpty();
        var set = Objects.requireNonNull(read(Map.of("ACME_SECRET", "open sesame"), "--acme-environment=live")
                .connectors()
                .get("acme"));
        assertThat(set.get("ACME_ENVIRONMENT")).isEqualTo("live");
        assertThat(set.secret("ACME_SECRET")).contains(Secret.of("open sesame"));
        assertThatExceptionOfType(WrongSettingsException.class)
                .isThrownBy(() -> read(Map.of(
                        "ACME_SECRET", "short", "ACME_ENVIRONMENT", "moon", "SMARTFOLIO_MASTER_KEY", "short too")))
                .satisfies(wrong -> assertThat(wrong.problems())
                        .containsExactly(
                                "SMARTFOLIO_MASTER_KEY has a value that is not allowed; allowed: 256 bits in Base64",
                                "ACME_ENVIRONMENT is 'moon'; allowed: sim or live",
                                "ACME_SECRET has a value that is not allowed; allowed: at least 8 letters"));
        assertThat(read(Map.of("ACME_SECRET", "open sesame")).toString()).doesNotContain("sesame");
    }

    @Test
    @DisplayName("has a default for everything")
    void hasDefaults() {
        Settings settings = read(Map.of());
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.publicUrl()).isEmpty();
        assertThat(settings.dataDir()).isEqualTo(Path.of("./data"));
        assertThat(settings.maxUploadMb()).isEqualTo(20);
        assertThat(settings.zone()).isEqualTo(ZoneId.of("Europe/Paris"));
        assertThat(settings.currency()).isEqualTo(Currency.getInstance("EUR"));
        assertThat(settings.refreshInterval()).isEqualTo(Duration.ofHours(4));
        assertThat(settings.demo()).isFalse();
        assertThat(settings.ecbBaseUrl()).isEqualTo(URI.create("https://www.ecb.europa.eu/stats/eurofxref/"));
    }

    @Test
    @DisplayName("takes an option before the environment, that before .env, that before the default")
    void ordersPlaces() throws IOException {
        Files.writeString(
                folder.resolve(".env"), "SMARTFOLIO_PORT=1\nSMARTFOLIO_ZONE=Asia/Tokyo\n# nothing\nOTHER=x\n");
        assertThat(read(Map.of()).port()).isEqualTo(1);
        assertThat(read(Map.of("SMARTFOLIO_PORT", "2")).port()).isEqualTo(2);
        assertThat(read(Map.of("SMARTFOLIO_PORT", "2"), "--port", "3").port()).isEqualTo(3);
        assertThat(read(Map.of("SMARTFOLIO_PORT", " ")).port()).isEqualTo(1);
        assertThat(read(Map.of()).zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }

    @Test
    @DisplayName("has an option for every setting, named after it")
    void hasOptions() {
        Settings settings = read(
                Map.of(),
                "--host=::1",
                "--port=0",
                "--public-url=https://folio.example.org/",
                "--data-dir=/tmp/x",
                "--max-upload-mb=5",
                "--zone=UTC",
                "--currency=CHF",
                "--refresh-hours=0.5",
                "--demo",
                "--ecb-base-url=http://127.0.0.1:9000/rates");
        assertThat(settings.publicUrl()).contains(URI.create("https://folio.example.org"));
        assertThat(settings.refreshInterval()).isEqualTo(Duration.ofMinutes(30));
        assertThat(settings.demo()).isTrue();
        assertThat(settings.ecbBaseUrl()).isEqualTo(URI.create("http://127.0.0.1:9000/rates/"));
        assertThat(read(Map.of("SMARTFOLIO_REFRESH_HOURS", "0")).refreshes()).isFalse();
    }

    @Test
    @DisplayName("tells of everything that is wrong at once")
    void tellsAll() {
        assertThat(problems(Map.of("SMARTFOLIO_PORT", "abc", "SMARTFOLIO_ZONE", "Mars"), "--currency", "Euro"))
                .containsExactly(
                        "SMARTFOLIO_PORT is 'abc'; allowed: a whole number from 0 to 65535",
                        "SMARTFOLIO_ZONE is 'Mars'; allowed: a zone of the tz database such as Europe/Paris",
                        "SMARTFOLIO_CURRENCY is 'Euro'; allowed: a currency code of ISO 4217 such as EUR");
    }

    @ParameterizedTest
    @DisplayName("refuses what is not allowed")
    @CsvSource({
        "SMARTFOLIO_HOST, 0.0.0.0",
        "SMARTFOLIO_HOST, ::",
        "SMARTFOLIO_HOST, 192.168.1.7",
        "SMARTFOLIO_HOST, example.org",
        "SMARTFOLIO_HOST, 8080",
        "SMARTFOLIO_PORT, -1",
        "SMARTFOLIO_PORT, 65536",
        "SMARTFOLIO_PUBLIC_URL, folio.example.org",
        "SMARTFOLIO_PUBLIC_URL, ftp://folio.example.org",
        "SMARTFOLIO_PUBLIC_URL, https://folio.example.org/app",
        "SMARTFOLIO_PUBLIC_URL, https://me@folio.example.org",
        "SMARTFOLIO_MAX_UPLOAD_MB, 0",
        "SMARTFOLIO_MAX_UPLOAD_MB, 1001",
        "SMARTFOLIO_MAX_UPLOAD_MB, 1.5",
        "SMARTFOLIO_REFRESH_HOURS, -1",
        "SMARTFOLIO_REFRESH_HOURS, 0.0001",
        "SMARTFOLIO_REFRESH_HOURS, NaN",
        "SMARTFOLIO_REFRESH_HOURS, 1e999999999",
        "SMARTFOLIO_DEMO, yes",
        "ECB_BASE_URL, file:///etc/",
        "ECB_BASE_URL, not an address"
    })
    void refusesWrongValues(String name, String value) {
        assertThat(problems(Map.of(name, value)))
                .hasSize(1)
                .first()
                .asString()
                .startsWith(name + " is '" + value + "'; allowed: ");
    }

    @ParameterizedTest
    @DisplayName("takes any loopback address")
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "localhost"})
    void takesLoopback(String host) {
        assertThat(read(Map.of("SMARTFOLIO_HOST", host)).host()).isEqualTo(host);
    }

    @Test
    @DisplayName("recognises the placeholder of an example by name")
    void recognisesPlaceholders() {
        assertThat(problems(Map.of("SMARTFOLIO_DATA_DIR", "your_data_folder_here")))
                .singleElement()
                .asString()
                .startsWith("SMARTFOLIO_DATA_DIR still has the placeholder of an example");
    }

    @Test
    @DisplayName("does not repeat a line of .env that it cannot read, for it may be a secret")
    void keepsSecrets() throws IOException {
        Files.writeString(folder.resolve(".env"), "export SAXO_SIM_CLIENT_SECRET=hush\n");
        assertThat(problems(Map.of()))
                .singleElement()
                .asString()
                .contains(".env")
                .doesNotContain("hush");
    }

    @Test
    @DisplayName("ignores variables it does not know")
    void ignoresUnknownVariables() {
        assertThat(read(Map.of("SAXO_ENVIRONMENT", "nonsense", "SMARTFOLIO_WHATEVER", "x"))
                        .port())
                .isEqualTo(8080);
    }

    private Settings read(Map<String, String> environment, String... options) {
        CommandSpec command = CommandSpec.create();
        SettingsReader reader = new SettingsReader(environment, folder, OF_CONNECTORS);
        reader.addOptions(command);
        return reader.read(new CommandLine(command).parseArgs(options));
    }

    private List<String> problems(Map<String, String> environment, String... options) {
        return assertThatExceptionOfType(WrongSettingsException.class)
                .isThrownBy(() -> read(environment, options))
                .actual()
                .problems();
    }
}
