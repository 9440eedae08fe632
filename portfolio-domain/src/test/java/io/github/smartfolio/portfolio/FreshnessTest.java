package io.github.smartfolio.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.smartfolio.portfolio.Freshness.Limits;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {

    private static final Instant NOW = Instant.parse("2024-03-08T09:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT0S, FRESH, STALE",
        "PT48H, FRESH, STALE",
        "PT48H0.000000001S, STALE, STALE",
        "PT720H, STALE, STALE",
        "PT720H0.000000001S, OUTDATED, OUTDATED",
        "-PT1H, FRESH, STALE"
    })
    @DisplayName("a file is fresh for two days and outdated after thirty, and never fresh if its date is a guess")
    void agesOfFiles(Duration age, Freshness known, Freshness guessed) {
        assertThat(Freshness.of(NOW.minus(age), false, NOW, Limits.OF_FILES)).isEqualTo(known);
        assertThat(Freshness.of(NOW.minus(age), true, NOW, Limits.OF_FILES)).isEqualTo(guessed);
    }

    @Test
    @DisplayName("an API is fresh for two refresh intervals and outdated after three days")
    void limitsOfApis() {
        assertThat(Limits.ofApi(Duration.ofMinutes(15)))
                .isEqualTo(new Limits(Duration.ofMinutes(30), Duration.ofDays(3)));
        // 2 x 36 h = 3 days; 2 x 2 days = 4 days, later than three
        assertThat(Limits.ofApi(Duration.ofHours(36))).isEqualTo(new Limits(Duration.ofDays(3), Duration.ofDays(3)));
        assertThat(Limits.ofApi(Duration.ofDays(2))).isEqualTo(new Limits(Duration.ofDays(4), Duration.ofDays(4)));
    }

    @Test
    @DisplayName("limits are in order and not negative")
    void limitsAreInOrder() {
        assertThat(new Limits(Duration.ZERO, Duration.ZERO).fresh()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(Duration.ofNanos(-1), Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(Duration.ofDays(2), Duration.ofDays(1)));
    }
}
