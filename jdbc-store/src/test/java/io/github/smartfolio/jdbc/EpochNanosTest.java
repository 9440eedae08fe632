package io.github.smartfolio.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An instant as nanoseconds")
class EpochNanosTest {

    @ParameterizedTest
    @DisplayName("loses nothing")
    @CsvSource({
        "1970-01-01T00:00:00Z, 0",
        "1970-01-01T00:00:01.000000002Z, 1000000002",
        "1969-12-31T23:59:59.999999999Z, -1",
        "1969-12-31T23:59:58Z, -2000000000",
        "2262-04-11T23:47:16.854775807Z, 9223372036854775807",
        "1677-09-21T00:12:43.145224192Z, -9223372036854775808",
    })
    void exact(Instant instant, long nanos) {
        assertThat(EpochNanos.of(instant)).isEqualTo(nanos);
        assertThat(EpochNanos.nearest(instant)).isEqualTo(nanos);
        assertThat(EpochNanos.instant(nanos)).isEqualTo(instant);
    }

    @Test
    @DisplayName("is refused beyond them, and taken for the nearest where a range ends")
    void beyond() {
        assertThatIllegalArgumentException().isThrownBy(() -> EpochNanos.of(Instant.MIN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EpochNanos.of(Instant.parse("2262-04-11T23:47:16.854775808Z")));
        assertThat(EpochNanos.nearest(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
        assertThat(EpochNanos.nearest(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
    }
}
