package io.github.smartfolio.jdbc;

import static io.github.smartfolio.jdbc.Samples.MONDAY;
import static io.github.smartfolio.jdbc.Samples.SAXO;
import static io.github.smartfolio.jdbc.Samples.TUESDAY;
import static io.github.smartfolio.jdbc.Samples.deposit;
import static io.github.smartfolio.jdbc.Samples.file;
import static io.github.smartfolio.jdbc.Samples.report;
import static io.github.smartfolio.jdbc.Samples.statement;
import static io.github.smartfolio.jdbc.Samples.transactions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.smartfolio.connect.FileSource;
import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.Rows;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.instrument.Isin;
import io.github.smartfolio.ledger.Activity;
import io.github.smartfolio.ledger.Booked;
import io.github.smartfolio.portfolio.LastRead;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@DisplayName("Stored files")
@OnEachEngine
class FileStoreTest {

    private static final Instant SUNDAY_EVENING = Instant.parse("2026-02-01T22:59:59.999999999Z");

    @Parameter
    private Engine engine;

    @TempDir
    private Path folder;

    private TestDatabase storage;

    private Database database;
    private UserStores stores;
    private FileStore files;

    @BeforeEach
    void open() {
        storage = TestDatabase.on(engine, folder);
        database = storage.open();
        stores = database.of(UserId.LOCAL);
        files = stores.files();
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    @DisplayName("keep bytes, name, time, zone and answers as they came, and what was read from them")
    void keepEverything() throws IOException {
        byte[] content = new byte[70_000];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (i * 31);
        }
        UploadedFile uploaded = UploadedFile.of("Positions_Été '(1)'.csv", content, MONDAY, Samples.PARIS)
                .withAnswers(Map.of("dateOrder", "DMY", "asOf", "2026-02-01"));

        FileStore.Added added = files.add(SAXO, uploaded, report(SUNDAY_EVENING, false, "12.50"));

        assertThat(added.isNew()).isTrue();
        StoredFile stored = added.file();
        assertThat(stored)
                .isEqualTo(new StoredFile(
                        stored.id(),
                        SAXO,
                        "Positions_Été '(1)'.csv",
                        Optional.of("saxo-positions"),
                        Optional.of("fr"),
                        SUNDAY_EVENING,
                        false,
                        MONDAY,
                        70_000,
                        new Rows(8, 2, 0),
                        Set.of(Content.POSITIONS)));
        assertThat(stored.source().toString()).isEqualTo("saxo/" + stored.id());
        assertThat(files.find(SAXO, stored.id())).contains(stored);
        assertThat(files.list(SAXO)).containsExactly(stored);
        UploadedFile opened = files.open(stored);
        assertThat(opened.open().readAllBytes()).isEqualTo(content);
        assertThat(opened.name()).isEqualTo(uploaded.name());
        assertThat(opened.receivedAt()).isEqualTo(MONDAY);
        assertThat(opened.zone()).isEqualTo(Samples.PARIS);
        assertThat(opened.answers()).isEqualTo(uploaded.answers());
        assertThat(stores.snapshots().lastRead(stored.source()))
                .isEqualTo(new LastRead(
                        Optional.of(
                                FileSource.snapshot(stored.source(), uploaded, report(SUNDAY_EVENING, false, "12.50"))),
                        Optional.empty()));
    }

    @Test
    @DisplayName("may be empty, and of no known kind or language")
    void mayBeEmpty() throws IOException {
        ImportReport nothing = new ImportReport(
                Optional.empty(),
                Optional.empty(),
                Optional.of(SUNDAY_EVENING),
                false,
                Rows.NONE,
                List.of(),
                List.of(),
                Set.of(),
                List.of(),
                Optional.empty());
        StoredFile stored =
                files.add(SAXO, file("empty.csv", "", MONDAY), nothing).file();
        assertThat(files.find(SAXO, stored.id())).contains(stored);
        assertThat(stored.kind()).isEmpty();
        assertThat(stored.language()).isEmpty();
        assertThat(stored.contents()).isEmpty();
        assertThat(files.open(stored).open().readAllBytes()).isEmpty();
    }

    @Test
    @DisplayName("are one when their bytes are the same, whatever they are called")
    void sameBytesAreOneFile() {
        StoredFile first = files.add(SAXO, file("a.csv", "same", MONDAY), report(SUNDAY_EVENING, false, "1"))
                .file();
        FileStore.Added again = files.add(SAXO, file("b.csv", "same", TUESDAY), report(MONDAY, false, "2"));
        assertThat(again).isEqualTo(new FileStore.Added(first, false));
        assertThat(files.list(SAXO)).containsExactly(first);
        assertThat(stores.snapshots().between(first.source(), Instant.EPOCH, TUESDAY))
                .hasSize(1);
    }

    @Test
    @DisplayName("of two connections are two, though their bytes are the same")
    void connectionsAreApart() {
        ConnectionId second = ConnectionId.of("saxo-2");
        StoredFile one = files.add(SAXO, file("a.csv", "same", MONDAY), report(SUNDAY_EVENING, false, "1"))
                .file();
        FileStore.Added two = files.add(second, file("a.csv", "same", MONDAY), report(SUNDAY_EVENING, false, "1"));
        assertThat(two.isNew()).isTrue();
        assertThat(files.delete(second, two.file().id())).isTrue();
        assertThat(files.list(SAXO)).containsExactly(one);
        assertThat(stores.snapshots().lastRead(one.source()).snapshot()).isPresent();
    }

    @Test
    @DisplayName("give way to a dated upload of the same bytes when their own date was guessed")
    void datedReplacesGuessed() {
        UploadedFile guessed = file("positions.csv", "same", MONDAY);
        StoredFile first = files.add(SAXO, guessed, report(MONDAY, true, "1")).file();
        stores.choices().choose(SAXO, Choice.api());
        UploadedFile dated = file("positions_2026-02-01.csv", "same", TUESDAY).withAnswers(Map.of("dateOrder", "DMY"));

        FileStore.Added again = files.add(SAXO, dated, report(SUNDAY_EVENING, false, "1"));

        assertThat(again.isNew()).isFalse();
        StoredFile stored = again.file();
        assertThat(stored.id()).isEqualTo(first.id());
        assertThat(stored.asOf()).isEqualTo(SUNDAY_EVENING);
        assertThat(stored.asOfGuessed()).isFalse();
        assertThat(stored.name()).isEqualTo("positions_2026-02-01.csv");
        assertThat(files.list(SAXO)).containsExactly(stored);
        assertThat(files.open(stored).answers()).isEqualTo(Map.of("dateOrder", "DMY"));
        assertThat(files.open(stored).receivedAt()).isEqualTo(TUESDAY);
        assertThat(stores.snapshots().between(stored.source(), Instant.EPOCH, TUESDAY))
                .containsExactly(FileSource.snapshot(stored.source(), dated, report(SUNDAY_EVENING, false, "1")));
        assertThat(stores.choices().current(SAXO)).contains(Choice.api());
    }

    @Test
    @DisplayName("keep their date when the same bytes come again with a guessed one")
    void guessedDoesNotReplace() {
        StoredFile dated = files.add(SAXO, file("d.csv", "dated", MONDAY), report(SUNDAY_EVENING, false, "1"))
                .file();
        StoredFile guessed = files.add(SAXO, file("g.csv", "guessed", MONDAY), report(MONDAY, true, "1"))
                .file();
        assertThat(files.add(SAXO, file("x.csv", "dated", TUESDAY), report(TUESDAY, true, "1"))
                        .file())
                .isEqualTo(dated);
        assertThat(files.add(SAXO, file("x.csv", "guessed", TUESDAY), report(TUESDAY, true, "1"))
                        .file())
                .isEqualTo(guessed);
    }

    @Test
    @DisplayName("are listed with the last one handed over first")
    void newestFirst() {
        StoredFile monday = files.add(SAXO, file("a.csv", "a", MONDAY), report(SUNDAY_EVENING, false, "1"))
                .file();
        StoredFile tuesday = files.add(SAXO, file("b.csv", "b", TUESDAY), report(SUNDAY_EVENING, false, "1"))
                .file();
        StoredFile early = files.add(SAXO, file("c.csv", "c", SUNDAY_EVENING), report(SUNDAY_EVENING, false, "1"))
                .file();
        assertThat(files.list(SAXO)).containsExactly(tuesday, monday, early);
        assertThat(files.list(ConnectionId.of("cointracking"))).isEmpty();
    }

    @Test
    @DisplayName("become the choice of a connection without any, and no choice is taken from a person")
    void firstUploadIsChosen() {
        StoredFile first = files.add(SAXO, file("a.csv", "a", MONDAY), report(SUNDAY_EVENING, false, "1"))
                .file();
        assertThat(stores.choices().current(SAXO)).contains(Choice.file(first.id()));
        files.add(SAXO, file("b.csv", "b", TUESDAY), report(SUNDAY_EVENING, false, "1"));
        assertThat(stores.choices().current(SAXO)).contains(Choice.file(first.id()));

        ConnectionId switchedOff = ConnectionId.of("saxo-2");
        stores.choices().choose(switchedOff, Choice.off());
        files.add(switchedOff, file("a.csv", "a", MONDAY), report(SUNDAY_EVENING, false, "1"));
        assertThat(stores.choices().current(switchedOff)).contains(Choice.off());
    }

    @Test
    @DisplayName("give the choice back to what was chosen before when the active one is deleted")
    void deletingReturnsToTheChoiceBefore() {
        StoredFile first = files.add(SAXO, file("a.csv", "a", MONDAY), report(SUNDAY_EVENING, false, "1"))
                .file();
        StoredFile second = files.add(SAXO, file("b.csv", "b", MONDAY), report(SUNDAY_EVENING, false, "1"))
                .file();
        StoredFile third = files.add(SAXO, file("c.csv", "c", MONDAY), report(SUNDAY_EVENING, false, "1"))
                .file();
        Choices choices = stores.choices();
        choices.choose(SAXO, Choice.files(List.of(first.id(), second.id())));
        choices.choose(SAXO, Choice.api());
        choices.choose(SAXO, Choice.file(third.id()));

        assertThat(files.delete(SAXO, third.id())).isTrue();
        assertThat(choices.current(SAXO)).contains(Choice.api());
        // Not the active one: nothing changes, but the choices that named it are gone too.
        assertThat(files.delete(SAXO, second.id())).isTrue();
        assertThat(choices.current(SAXO)).contains(Choice.api());
        assertThat(files.delete(SAXO, first.id())).isTrue();
        assertThat(choices.current(SAXO)).contains(Choice.api());
    }

    @Test
    @DisplayName("leave no choice behind when the only one that was ever chosen is deleted")
    void deletingTheOnlyChoice() {
        StoredFile first = files.add(SAXO, file("a.csv", "a", MONDAY), report(SUNDAY_EVENING, false, "1"))
                .file();
        files.add(SAXO, file("b.csv", "b", MONDAY), report(SUNDAY_EVENING, false, "1"));
        files.delete(SAXO, first.id());
        assertThat(stores.choices().current(SAXO)).isEmpty();
        StoredFile third = files.add(SAXO, file("c.csv", "c", MONDAY), report(SUNDAY_EVENING, false, "1"))
                .file();
        assertThat(stores.choices().current(SAXO)).contains(Choice.file(third.id()));
    }

    @Test
    @DisplayName("take their snapshots and failures with them when deleted, and leave the identifiers learnt from them")
    void deleteForgetsAllButIdentifiers() {
        StoredFile stored = files.add(SAXO, file("a.csv", "a", MONDAY), report(SUNDAY_EVENING, false, "1"))
                .file();
        Map<Isin, InstrumentId> learnt = Map.of(Isin.of("US0378331005"), InstrumentId.parse("ISIN~US0378331005"));
        stores.aliases().remember(Map.copyOf(learnt));
        stores.snapshots().saveFailure(stored.source(), SourceFailure.of(Reason.UNREADABLE, "No."), TUESDAY);

        assertThat(files.delete(SAXO, stored.id())).isTrue();

        assertThat(files.find(SAXO, stored.id())).isEmpty();
        assertThat(files.list(SAXO)).isEmpty();
        assertThat(stores.snapshots().lastRead(stored.source())).isEqualTo(LastRead.NEVER);
        assertThat(stores.snapshots().latestWith(stored.source(), Samples.ACCOUNT))
                .isEmpty();
        assertThat(stores.aliases().all()).isEqualTo(learnt);
        assertThat(files.delete(SAXO, stored.id())).as("a second time").isFalse();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> files.open(stored));
    }

    @Test
    @DisplayName("are not stored at all when they were refused")
    void refusedIsNotStored() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(
                        () -> files.add(SAXO, file("a.csv", "a", MONDAY), ImportReport.refused("Not a file of Saxo.")));
        assertThat(files.list(SAXO)).isEmpty();
        assertThat(stores.choices().connections()).isEmpty();
    }

    @Test
    @DisplayName("are stored wholly or not at all")
    void allOrNothing() throws Exception {
        // The snapshot is what fails, after the file's row was written.
        storage.refuseInserts("snapshots");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> files.add(SAXO, file("a.csv", "a", MONDAY), report(SUNDAY_EVENING, false, "1")));
        assertThat(files.list(SAXO)).isEmpty();
        assertThat(stores.choices().current(SAXO)).isEmpty();

        storage.takeInserts("snapshots");
        assertThat(files.add(SAXO, file("a.csv", "a", MONDAY), report(SUNDAY_EVENING, false, "1"))
                        .isNew())
                .isTrue();
    }

    @Test
    @DisplayName("of transactions go into the ledger, and are chosen for nothing")
    void transactionsGoIntoTheLedger() {
        UploadedFile uploaded = file("transactions.csv", "t", MONDAY);
        ImportReport report = transactions(SUNDAY_EVENING, "5", "5", "7.50");

        StoredFile stored = files.add(SAXO, uploaded, report).file();

        assertThat(stored.hasFigures()).isFalse();
        assertThat(stored.hasTransactions()).isTrue();
        assertThat(stores.choices().current(SAXO)).isEmpty();
        assertThat(stores.snapshots().lastRead(stored.source())).isEqualTo(LastRead.NEVER);
        assertThat(stores.ledger().all())
                .containsExactly(new Activity(
                        stored.source(),
                        MONDAY,
                        Optional.empty(),
                        Booked.of(List.of(deposit("5"), deposit("5"), deposit("7.5"))),
                        report.findings()));

        StoredFile positions = files.add(SAXO, file("p.csv", "p", TUESDAY), report(MONDAY, false, "1"))
                .file();
        assertThat(stores.choices().current(SAXO)).contains(Choice.file(positions.id()));
        assertThat(stores.ledger().find(positions.source())).isEmpty();
    }

    @Test
    @DisplayName("with cash and transactions are both a source to choose and a part of the ledger")
    void statements() {
        StoredFile stored = files.add(SAXO, file("s.xlsx", "s", MONDAY), statement(SUNDAY_EVENING, "12.50", "5", "7.5"))
                .file();
        assertThat(stores.choices().current(SAXO)).contains(Choice.file(stored.id()));
        assertThat(stores.snapshots().lastRead(stored.source()).snapshot()).isPresent();
        assertThat(stores.ledger().find(stored.source()).orElseThrow().booked().transactions())
                .containsExactly(deposit("5"), deposit("7.5"));
    }

    @Test
    @DisplayName("leave the ledger as it was before them, exactly, when they are deleted")
    void deletingUndoes() {
        files.add(SAXO, file("a.csv", "a", MONDAY), transactions(SUNDAY_EVENING, "5", "7.5"));
        List<Activity> before = stores.ledger().all();
        long version = stores.ledger().version();
        StoredFile second = files.add(SAXO, file("b.csv", "b", TUESDAY), transactions(MONDAY, "5"))
                .file();
        StoredFile third = files.add(SAXO, file("c.csv", "c", TUESDAY), statement(MONDAY, "3", "7.5"))
                .file();
        assertThat(stores.ledger().all()).hasSize(3);

        assertThat(files.delete(SAXO, second.id())).isTrue();
        assertThat(files.delete(SAXO, third.id())).isTrue();

        assertThat(stores.ledger().all()).isEqualTo(before).hasSize(1);
        assertThat(stores.ledger().version()).isNotEqualTo(version);
        assertThat(stores.choices().current(SAXO)).isEmpty();
    }

    @Test
    @DisplayName("of which a better reading is taken have its transactions in the ledger, once")
    void renewed() {
        ImportReport told = statement(SUNDAY_EVENING, "12", "5", "7");
        ImportReport guessed = new ImportReport(
                told.kind(),
                told.language(),
                Optional.of(MONDAY),
                true,
                told.rows(),
                told.findings(),
                told.questions(),
                told.contents(),
                told.accounts(),
                Booked.of(List.of(deposit("5"))),
                told.refusal());
        StoredFile first = files.add(SAXO, file("s.xlsx", "s", MONDAY), guessed).file();
        files.add(SAXO, file("s_2026-02-01.xlsx", "s", TUESDAY), told);
        assertThat(stores.ledger().all())
                .containsExactly(FileSource.activity(first.source(), file("s", "s", TUESDAY), told));
    }

    @Test
    @DisplayName("are not stored when what they told was booked cannot be")
    void ledgerFails() throws Exception {
        storage.refuseInserts("transactions");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(
                        () -> files.add(SAXO, file("s.xlsx", "s", MONDAY), statement(SUNDAY_EVENING, "12.50", "5")));
        assertThat(files.list(SAXO)).isEmpty();
        assertThat(stores.choices().current(SAXO)).isEmpty();
        assertThat(stores.ledger().all()).isEmpty();
    }
}
