package io.github.smartfolio.jdbc;

import static io.github.smartfolio.jdbc.Samples.ACCOUNT;
import static io.github.smartfolio.jdbc.Samples.API;
import static io.github.smartfolio.jdbc.Samples.CLOCK;
import static io.github.smartfolio.jdbc.Samples.MONDAY;
import static io.github.smartfolio.jdbc.Samples.SAXO;
import static io.github.smartfolio.jdbc.Samples.cash;
import static io.github.smartfolio.jdbc.Samples.file;
import static io.github.smartfolio.jdbc.Samples.report;
import static io.github.smartfolio.jdbc.Samples.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.instrument.Isin;
import io.github.smartfolio.portfolio.LastRead;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.source.SourceSnapshot;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A user")
class UsersApartTest {

    private static final UserId OTHER = new UserId(2);
    private static final SourceFailure DOWN = SourceFailure.of(Reason.UNAVAILABLE, "Down.");
    private static final SourceSnapshot SNAPSHOT = snapshot(MONDAY, cash(ACCOUNT, "5"));
    private static final Isin ISIN = Isin.of("US0378331005");

    @TempDir
    private Path folder;

    private Database database;
    private UserStores mine;
    private UserStores others;
    private StoredFile myFile;

    @BeforeEach
    void open() throws Exception {
        Path file = folder.resolve("smartfolio.db");
        database = Database.open(file, Samples.KEY, CLOCK);
        Samples.execute(file, "insert into users (id) values (2)");
        mine = database.of(UserId.LOCAL);
        others = database.of(OTHER);
        myFile = mine.files()
                .add(SAXO, file("a.csv", "a", MONDAY), report(MONDAY, false, "1"))
                .file();
        mine.snapshots().save(SNAPSHOT);
        mine.snapshots().saveFailure(API, DOWN, MONDAY);
        mine.aliases().remember(Map.of(ISIN, InstrumentId.parse("mine")));
        mine.preferences().set("currency", "EUR");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @DisplayName("sees nothing of another's through any method")
    void seesNothing() {
        assertThat(others.snapshots().lastRead(API)).isEqualTo(LastRead.NEVER);
        assertThat(others.snapshots().lastRead(myFile.source())).isEqualTo(LastRead.NEVER);
        assertThat(others.snapshots().latestWith(API, ACCOUNT)).isEmpty();
        assertThat(others.snapshots().between(API, Instant.MIN, Instant.MAX)).isEmpty();
        assertThat(others.aliases().all()).isEmpty();
        assertThat(others.files().list(SAXO)).isEmpty();
        assertThat(others.files().find(SAXO, myFile.id())).isEmpty();
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> others.files().open(myFile));
        assertThat(others.choices().current(SAXO)).isEmpty();
        assertThat(others.choices().connections()).isEmpty();
        assertThat(others.preferences().get("currency")).isEmpty();
    }

    @Test
    @DisplayName("changes nothing of another's through any method")
    void changesNothing() {
        assertThat(others.files().delete(SAXO, myFile.id())).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> others.choices().choose(SAXO, Choice.file(myFile.id())));
        others.choices().choose(SAXO, Choice.off());
        others.snapshots().save(snapshot(MONDAY, cash(ACCOUNT, "6")));
        others.snapshots().save(snapshot(MONDAY.plusSeconds(1), cash(ACCOUNT, "7")));
        others.snapshots().saveFailure(API, SourceFailure.of(Reason.INTERNAL, "Other."), MONDAY);
        others.aliases().remember(Map.of(ISIN, InstrumentId.parse("other")));
        others.preferences().set("currency", "USD");
        FileStore.Added same = others.files().add(SAXO, file("b.csv", "a", MONDAY), report(MONDAY, true, "2"));
        assertThat(same.isNew()).isTrue();
        assertThat(same.file().name()).isEqualTo("b.csv");
        others.files().add(SAXO, file("c.csv", "a", MONDAY), report(MONDAY, false, "3"));
        assertThat(others.files().delete(SAXO, same.file().id())).isTrue();

        assertThat(mine.snapshots().lastRead(API))
                .isEqualTo(new LastRead(Optional.of(SNAPSHOT), Optional.of(new LastRead.Failure(DOWN, MONDAY))));
        assertThat(mine.snapshots().between(API, Instant.MIN, Instant.MAX)).containsExactly(SNAPSHOT);
        assertThat(mine.snapshots().lastRead(myFile.source()).snapshot()).isPresent();
        assertThat(mine.aliases().all()).isEqualTo(Map.of(ISIN, InstrumentId.parse("mine")));
        assertThat(mine.files().list(SAXO)).containsExactly(myFile);
        assertThat(mine.files().open(myFile).name()).isEqualTo("a.csv");
        assertThat(mine.choices().current(SAXO)).contains(Choice.file(myFile.id()));
        assertThat(mine.preferences().get("currency")).contains("EUR");
    }

    @Test
    @DisplayName("is named, first in the key, by every table but those that are about no person")
    void everyTableNamesTheUser() throws Exception {
        List<String> without = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("smartfolio.db"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select m.name from sqlite_master m where m.type = 'table'"
                        + " and not exists (select 1 from pragma_table_info(m.name) c"
                        + "  where c.name = 'user_id' and c.pk = 1 and c.\"notnull\" = 1) order by m.name")) {
            while (rows.next()) {
                without.add(rows.getString(1));
            }
        }
        assertThat(without).containsExactly("master_key_checks", "reference_rates", "smartfolio_schema", "users");
    }
}
