package io.github.smartfolio.jdbc;

import static io.github.smartfolio.jdbc.Samples.ACCOUNT;
import static io.github.smartfolio.jdbc.Samples.API;
import static io.github.smartfolio.jdbc.Samples.OTHER_ACCOUNT;
import static io.github.smartfolio.jdbc.Samples.cash;
import static io.github.smartfolio.jdbc.Samples.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.smartfolio.portfolio.SnapshotStore;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.source.SourceId;
import io.github.smartfolio.source.SourceSnapshot;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@DisplayName("The snapshot store on JDBC, beside the contract,")
@OnEachEngine
class JdbcSnapshotStoreTest {

    private static final Instant JANUARY_5 = Instant.parse("2026-01-05T08:00:00Z");

    @Parameter
    private Engine engine;

    @TempDir
    private Path folder;

    private TestDatabase storage;

    private Instant now = JANUARY_5;
    private Database database;
    private SnapshotStore store;

    @BeforeEach
    void open() {
        storage = TestDatabase.on(engine, folder);
        database = storage.open(() -> now);
        store = database.of(UserId.LOCAL).snapshots();
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    @DisplayName("keeps the last snapshot of each day for ever and the others for 30 days")
    void thinsOut() {
        SourceSnapshot morning = save(JANUARY_5, "1");
        SourceSnapshot midnight = save(Instant.parse("2026-01-05T23:59:59.999999999Z"), "2");
        SourceSnapshot nextDay = save(Instant.parse("2026-01-06T00:00:00Z"), "3");
        SourceSnapshot nextDayLater = save(Instant.parse("2026-01-06T08:00:01Z"), "4");
        // 30 days after the first, to the second: nothing is old enough.
        SourceSnapshot thirtyDays = save(Instant.parse("2026-02-04T08:00:00Z"), "5");
        assertThat(all()).containsExactly(morning, midnight, nextDay, nextDayLater, thirtyDays);

        SourceSnapshot later = save(Instant.parse("2026-02-04T08:00:00.000000001Z"), "6");
        assertThat(all()).containsExactly(midnight, nextDay, nextDayLater, thirtyDays, later);

        SourceSnapshot muchLater = save(Instant.parse("2027-01-01T08:00:00Z"), "7");
        assertThat(all()).containsExactly(midnight, nextDayLater, later, muchLater);
    }

    @Test
    @DisplayName("never thins out the latest, nor the latest that read some account")
    void keepsWhatIsShown() {
        SourceSnapshot both = snapshot(JANUARY_5, cash(ACCOUNT, "1"), cash(OTHER_ACCOUNT, "2"));
        store.save(both);
        SourceSnapshot one = save(JANUARY_5.plusSeconds(60), "1");
        SourceSnapshot oneMore = save(JANUARY_5.plusSeconds(120), "2");
        SourceSnapshot longAfter = save(JANUARY_5.plus(Duration.ofDays(60)), "3");
        assertThat(all()).containsExactly(both, oneMore, longAfter).doesNotContain(one);
        assertThat(store.latestWith(API, OTHER_ACCOUNT)).contains(both);

        // Fetched long ago: the latest by the time of fetching, though a newer figure of its day was fetched before.
        SourceId file = SourceId.parse("saxo/file-1");
        store.save(of(file, JANUARY_5.plusSeconds(60), JANUARY_5.plusSeconds(60), "8"));
        SourceSnapshot latest = of(file, JANUARY_5, JANUARY_5.plusSeconds(90), "9");
        store.save(latest);
        assertThat(store.lastRead(file).snapshot()).contains(latest);
        assertThat(store.between(file, Instant.MIN, Instant.MAX)).hasSize(2);
    }

    @Test
    @DisplayName("keeps of a source's two answers at one moment the one saved last")
    void savedAgain() {
        SourceSnapshot before = save(JANUARY_5, "1");
        SourceSnapshot after = save(JANUARY_5, "2");
        assertThat(before).isNotEqualTo(after);
        assertThat(all()).containsExactly(after);
    }

    @Test
    @DisplayName("takes any instant for the end of a range, and refuses to store one centuries away")
    void anyRange() {
        SourceSnapshot saved = save(JANUARY_5, "1");
        assertThat(store.between(API, Instant.MIN, Instant.MAX)).containsExactly(saved);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.saveFailure(
                        API, SourceFailure.of(Reason.UNAVAILABLE, "Down."), Instant.parse("2300-01-01T00:00:00Z")));
    }

    private SourceSnapshot save(Instant at, String euros) {
        now = at;
        SourceSnapshot snapshot = snapshot(at, cash(ACCOUNT, euros));
        store.save(snapshot);
        return snapshot;
    }

    private static SourceSnapshot of(SourceId source, Instant asOf, Instant fetchedAt, String euros) {
        return new SourceSnapshot(
                source,
                asOf,
                false,
                fetchedAt,
                Set.of(Content.CASH),
                List.of(cash(ACCOUNT, euros)),
                Map.of(),
                List.of());
    }

    private List<SourceSnapshot> all() {
        return store.between(API, Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));
    }
}
