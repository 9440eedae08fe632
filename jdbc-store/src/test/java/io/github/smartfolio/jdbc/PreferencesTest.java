package io.github.smartfolio.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@DisplayName("Preferences")
@OnEachEngine
class PreferencesTest {

    @Parameter
    private Engine engine;

    @Test
    @DisplayName("are absent until set, hold the value set last, and outlive the program")
    void holdTheLastValue(@TempDir Path folder) {
        try (TestDatabase storage = TestDatabase.on(engine, folder)) {
            Preferences preferences = storage.open().of(UserId.LOCAL).preferences();
            assertThat(preferences.get("currency")).isEmpty();
            preferences.set("currency", "EUR");
            preferences.set("currency", "USD");
            preferences.set("empty", "");
            preferences.set("odd 'name'", "é🙂\n\"");
            assertThat(preferences.get("currency")).contains("USD");
            storage.closeOpened();

            preferences = storage.open().of(UserId.LOCAL).preferences();
            assertThat(preferences.get("currency")).contains("USD");
            assertThat(preferences.get("empty")).contains("");
            assertThat(preferences.get("odd 'name'")).contains("é🙂\n\"");
            assertThat(preferences.get("CURRENCY")).isEmpty();
        }
    }
}
