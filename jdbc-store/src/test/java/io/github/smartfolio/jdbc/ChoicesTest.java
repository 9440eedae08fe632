package io.github.smartfolio.jdbc;

import static io.github.smartfolio.jdbc.Samples.MONDAY;
import static io.github.smartfolio.jdbc.Samples.SAXO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.smartfolio.jdbc.Choice.Mode;
import io.github.smartfolio.source.ConnectionId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@DisplayName("Choices")
@OnEachEngine
class ChoicesTest {

    @Parameter
    private Engine engine;

    @TempDir
    private Path folder;

    private TestDatabase storage;

    private Database database;
    private FileStore files;
    private Choices choices;

    @BeforeEach
    void open() {
        storage = TestDatabase.on(engine, folder);
        database = storage.open();
        files = database.of(UserId.LOCAL).files();
        choices = database.of(UserId.LOCAL).choices();
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    @DisplayName("are empty until one is made, and then the last one counts")
    void lastOneCounts() {
        assertThat(choices.current(SAXO)).isEmpty();
        choices.choose(SAXO, Choice.api());
        assertThat(choices.current(SAXO)).contains(Choice.api());
        choices.choose(SAXO, Choice.off());
        assertThat(choices.current(SAXO)).contains(Choice.off());
        assertThat(choices.current(ConnectionId.of("saxo-2"))).isEmpty();
    }

    @Test
    @DisplayName("keep several files in the order they were chosen")
    void keepOrder() {
        String one = add(SAXO, "one");
        String two = add(SAXO, "two");
        String three = add(SAXO, "three");
        choices.choose(SAXO, Choice.files(List.of(three, one, two)));
        assertThat(choices.current(SAXO)).contains(Choice.files(List.of(three, one, two)));
    }

    @Test
    @DisplayName("made twice are made once: what was chosen before is still before")
    void madeTwice() {
        String file = add(SAXO, "one");
        choices.choose(SAXO, Choice.off());
        choices.choose(SAXO, Choice.file(file));
        choices.choose(SAXO, Choice.file(file));
        files.delete(SAXO, file);
        assertThat(choices.current(SAXO)).contains(Choice.off());
    }

    @Test
    @DisplayName("name only files of their connection, and change nothing if they do not")
    void nameOnlyOwnFiles() {
        String elsewhere = add(ConnectionId.of("saxo-2"), "one");
        choices.choose(SAXO, Choice.api());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> choices.choose(SAXO, Choice.file(elsewhere)))
                .withMessageContaining(elsewhere);
        assertThat(choices.current(SAXO)).contains(Choice.api());
    }

    @Test
    @DisplayName("and files together make the list of connections")
    void connections() {
        assertThat(choices.connections()).isEmpty();
        add(SAXO, "one");
        choices.choose(ConnectionId.of("cointracking"), Choice.off());
        String only = add(ConnectionId.of("acme"), "one");
        add(ConnectionId.of("acme"), "two");
        // Its only choice goes, a file stays.
        files.delete(ConnectionId.of("acme"), only);
        assertThat(choices.connections())
                .containsExactly(ConnectionId.of("acme"), ConnectionId.of("cointracking"), SAXO);
    }

    @Test
    @DisplayName("name files if and only if files are chosen, each once")
    void namesFilesIffChosen() {
        assertThatIllegalArgumentException().isThrownBy(() -> Choice.files(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Choice.files(List.of("a", "a")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Choice(Mode.API, List.of("a")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Choice(Mode.OFF, List.of("a")));
    }

    private String add(ConnectionId connection, String content) {
        return files.add(connection, Samples.file(content, content, MONDAY), Samples.report(MONDAY, false, "1"))
                .file()
                .id();
    }
}
