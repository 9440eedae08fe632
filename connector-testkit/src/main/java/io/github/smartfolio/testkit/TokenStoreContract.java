package io.github.smartfolio.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.smartfolio.credential.Grant;
import io.github.smartfolio.credential.Lease;
import io.github.smartfolio.credential.RefreshPause;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.credential.TokenKey;
import io.github.smartfolio.credential.TokenRecord;
import io.github.smartfolio.credential.TokenSet;
import io.github.smartfolio.credential.TokenState;
import io.github.smartfolio.credential.TokenStore;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.testkit.TokenWriter.Win;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every {@link TokenStore} must do. Extend it in a class whose name ends in {@code ContractTest}; the storage is the subclass's
 * to empty and to close.
 */
public abstract class TokenStoreContract extends Contract {

    private static final TokenKey KEY = TokenKey.of("acme-live", "acme");
    private static final Instant NOON = Instant.parse("2024-03-08T12:00:00.123456789Z");
    private static final Instant LATER = NOON.plusNanos(1_199_999_999_999L);
    private static final int THREADS = 8;
    private static final int ATTEMPTS_PER_THREAD = 25;
    private static final int PROCESSES = 3;
    private static final int ATTEMPTS_PER_PROCESS = 100;
    private static final int LONGEST_WAIT_SECONDS = 60;

    /** What a store is expected to have unless {@link #declined} says that its kind has not. */
    public enum Capability {
        /** A storage that can fail. Whoever declines it does not supply {@link #unreachable}. */
        STORAGE,
        /** A storage that several processes share. Whoever declines it supplies neither {@link #opener} nor {@link #location}. */
        PROCESSES
    }

    @TempDir
    private Path folder;

    /** For subclasses. */
    protected TokenStoreContract() {}

    /** A handle on the storage, a new one each time if there can be several; the storage is empty when a test begins. */
    protected abstract TokenStore open();

    /** A handle on a storage that cannot be reached, for example one that was closed. */
    protected TokenStore unreachable() {
        throw new NotSupplied("unreachable()", "Capability.STORAGE");
    }

    /** Opens the storage of {@link #open} in other processes, which are given its class. */
    protected TokenStoreOpener opener() {
        throw new NotSupplied("opener()", "Capability.PROCESSES");
    }

    /** Tells {@link #opener} where the storage of {@link #open} is. */
    protected String location() {
        throw new NotSupplied("location()", "Capability.PROCESSES");
    }

    /** What this kind of store has not by its nature: nothing, unless overridden. */
    protected Set<Capability> declined() {
        return Set.of();
    }

    @Test
    @DisplayName("knows nothing at first")
    public final void knowsNothingAtFirst() {
        assertThat(open().find(KEY)).isEmpty();
    }

    @Test
    @DisplayName("keeps grant, tokens, lease and pause, to the nanosecond and letter for letter")
    public final void keepsEverything() {
        TokenStore store = open();
        long version = TokenStore.ABSENT;
        for (TokenState state : states()) {
            TokenRecord stored = store.compareAndSet(KEY, version, state).orElseThrow();
            assertThat(stored.state()).isEqualTo(state);
            assertThat(store.find(KEY)).contains(stored);
            version = stored.version();
        }
    }

    @Test
    @DisplayName("keeps the keys apart")
    public final void keepsKeysApart() {
        TokenStore store = open();
        List<TokenKey> others = List.of(
                TokenKey.of("acme-sim", "acme"),
                TokenKey.of("acme-live", "acme-2"),
                TokenKey.of("acme-live", "ACME"),
                TokenKey.of("acme", "live-acme"),
                TokenKey.of("acme-live/acme", "acme"),
                TokenKey.of("acme-live", "acme/acme"),
                TokenKey.of("é'\"%_\\🙂", "acme"));
        TokenRecord mine =
                store.compareAndSet(KEY, TokenStore.ABSENT, signedIn("mine")).orElseThrow();
        Map<TokenKey, TokenRecord> stored = new HashMap<>();
        for (TokenKey other : others) {
            assertThat(store.find(other)).as("%s", other).isEmpty();
            Optional<TokenRecord> first = store.compareAndSet(other, TokenStore.ABSENT, signedIn(other.toString()));
            assertThat(first).as("%s", other).isPresent();
            stored.put(other, first.orElseThrow());
        }
        stored.forEach(
                (key, record) -> assertThat(store.find(key)).as("%s", key).contains(record));
        assertThat(store.find(KEY)).contains(mine);
    }

    @Test
    @DisplayName("keeps durably, for another handle too")
    public final void isDurable() {
        TokenStore writer = open();
        TokenRecord first =
                writer.compareAndSet(KEY, TokenStore.ABSENT, signedIn("1")).orElseThrow();
        TokenStore reader = open();
        assertThat(reader.find(KEY)).contains(first);
        TokenRecord second =
                writer.compareAndSet(KEY, first.version(), signedIn("2")).orElseThrow();
        assertThat(reader.find(KEY)).as("what was written since").contains(second);
    }

    @Test
    @DisplayName("refuses a write that saw another version, and changes nothing")
    public final void refusesStaleWrites() {
        TokenStore store = open();
        assertThat(store.compareAndSet(KEY, 1, signedIn("0")))
                .as("over a version that never was")
                .isEmpty();
        assertThat(store.find(KEY)).isEmpty();
        TokenRecord first =
                store.compareAndSet(KEY, TokenStore.ABSENT, signedIn("1")).orElseThrow();
        TokenRecord second =
                store.compareAndSet(KEY, first.version(), signedIn("2")).orElseThrow();
        for (long stale : new long[] {TokenStore.ABSENT, first.version(), second.version() + 1}) {
            assertThat(store.compareAndSet(KEY, stale, signedIn("3")))
                    .as("over version %s", stale)
                    .isEmpty();
            assertThat(store.find(KEY)).as("after one over version %s", stale).contains(second);
        }
    }

    @Test
    @DisplayName("gives growing versions, none twice, not even over a sign-out")
    public final void versionsGrow() {
        TokenStore store = open();
        List<Long> versions = new ArrayList<>(List.of(TokenStore.ABSENT));
        for (TokenState state :
                List.of(signedIn("1"), TokenState.SIGNED_OUT, signedIn("1"), signedIn("1"), TokenState.SIGNED_OUT)) {
            long last = versions.get(versions.size() - 1);
            TokenRecord stored = store.compareAndSet(KEY, last, state).orElseThrow();
            assertThat(store.find(KEY)).contains(stored);
            versions.add(stored.version());
        }
        assertThat(versions).isSorted().doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("lets exactly one of many threads through per version")
    public final void oneThreadWins() throws Exception {
        TokenStore one = open();
        TokenStore other = open();
        long begin = one.compareAndSet(KEY, TokenStore.ABSENT, signedIn("first"))
                .orElseThrow()
                .version();
        List<Callable<List<Win>>> writers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            TokenStore store = i % 2 == 0 ? one : other;
            String name = "thread-" + i;
            writers.add(() -> TokenWriter.write(store, KEY, name, ATTEMPTS_PER_THREAD));
        }
        List<Win> wins = atOnce(writers).stream().flatMap(List::stream).toList();
        assertOneWonEachVersion(begin, wins);
    }

    @Test
    @DisplayName("lets exactly one of several processes through per version")
    @Timeout(2 * LONGEST_WAIT_SECONDS)
    public final void oneProcessWins() throws Exception {
        assumeFalse(declined().contains(Capability.PROCESSES), "is not shared by processes");
        long begin = open().compareAndSet(KEY, TokenStore.ABSENT, signedIn("first"))
                .orElseThrow()
                .version();
        List<Process> processes = new ArrayList<>();
        try {
            for (int i = 0; i < PROCESSES; i++) {
                processes.add(start("process-" + i));
            }
            for (int i = 0; i < PROCESSES; i++) {
                awaitReady("process-" + i, processes.get(i));
            }
            Files.createFile(folder.resolve("go"));
            List<Win> wins = new ArrayList<>();
            for (int i = 0; i < PROCESSES; i++) {
                wins.addAll(winsOf("process-" + i, processes.get(i)));
            }
            assertOneWonEachVersion(begin, wins);
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }

    @Test
    @DisplayName("says so when its storage fails")
    public final void saysWhenStorageFails() {
        assumeFalse(declined().contains(Capability.STORAGE), "has no storage that could fail");
        TokenStore store = unreachable();
        assertThat(catchThrowable(() -> store.find(KEY))).as("find").isInstanceOf(UncheckedIOException.class);
        assertThat(catchThrowable(() -> store.compareAndSet(KEY, TokenStore.ABSENT, signedIn("1"))))
                .as("compareAndSet")
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    @DisplayName("really has not what it declines")
    public final void reallyHasNotWhatItDeclines() {
        if (declined().contains(Capability.STORAGE)) {
            assertThat(catchThrowable(this::unreachable))
                    .as("unreachable() is declined")
                    .isInstanceOf(NotSupplied.class);
        }
        if (declined().contains(Capability.PROCESSES)) {
            assertThat(catchThrowable(this::opener)).as("opener() is declined").isInstanceOf(NotSupplied.class);
            assertThat(catchThrowable(this::location))
                    .as("location() is declined")
                    .isInstanceOf(NotSupplied.class);
        }
    }

    /** The wins are a chain from {@code begin} to what is stored: each took over from the one before, and none was lost. */
    private void assertOneWonEachVersion(long begin, List<Win> wins) {
        assertThat(wins).as("wins").isNotEmpty();
        Map<Long, Win> byVersion = new HashMap<>();
        for (Win win : wins) {
            assertThat(byVersion.put(win.over(), win))
                    .as("won over version %s beside %s", win.over(), win)
                    .isNull();
        }
        long version = begin;
        String writer = "";
        for (int links = 0; links < wins.size(); links++) {
            Win next = byVersion.get(version);
            assertThat(next).as("who won over version %s", version).isNotNull();
            version = next.version();
            writer = next.writer();
        }
        assertThat(open().find(KEY))
                .as("what is stored in the end")
                .contains(new TokenRecord(version, TokenWriter.stateOf(writer)));
    }

    private Process start(String name) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TokenWriter.class.getName(),
                        opener().getClass().getName(),
                        location(),
                        KEY.provider(),
                        KEY.subject(),
                        name,
                        String.valueOf(ATTEMPTS_PER_PROCESS),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".said").toFile())
                .start();
    }

    private void awaitReady(String name, Process process) throws IOException, InterruptedException {
        while (!Files.exists(folder.resolve(name + ".ready"))) {
            boolean ended = process.waitFor(2, TimeUnit.MILLISECONDS);
            assertThat(ended)
                    .as("%s has ended before it wrote: %s", name, said(name))
                    .isFalse();
        }
    }

    private List<Win> winsOf(String name, Process process) throws IOException, InterruptedException {
        boolean ended = process.waitFor(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        assertThat(ended && process.exitValue() == 0)
                .as("%s has written: %s", name, said(name))
                .isTrue();
        return Files.readAllLines(folder.resolve(name + ".wins")).stream()
                .map(Win::parse)
                .toList();
    }

    private String said(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".said"));
    }

    private static TokenState signedIn(String access) {
        return TokenState.signedIn(
                grant(Optional.empty()),
                new TokenSet(
                        Secret.of("access " + access),
                        NOON,
                        LATER,
                        Optional.of(Secret.of("refresh " + access)),
                        Optional.empty()));
    }

    private static Grant grant(Optional<Secret> codeVerifier) {
        return new Grant("client", URI.create("http://localhost:8080/api/acme/callback"), codeVerifier, NOON);
    }

    /** Everything that a state can hold, and each part absent, in values that a careless storage alters. */
    private static List<TokenState> states() {
        String odd = "L'\"\\ <b>&amp; é🙂\tend\nline\u0000 \ud83d";
        Grant rich = new Grant(
                odd,
                URI.create("https://example.com:8443/a%20b/callback?x=%C3%A9&y=1#z"),
                Optional.of(Secret.of("verifier " + odd)),
                NOON);
        TokenSet full = new TokenSet(
                Secret.of("access " + odd + "x".repeat(4000)),
                NOON,
                LATER,
                Optional.of(Secret.of("refresh " + odd)),
                Optional.of(LATER.plusNanos(1)));
        // As Saxo answers when a code is exchanged late: it has expired before it came.
        TokenSet bare = new TokenSet(Secret.of(""), NOON, NOON.minusNanos(1), Optional.empty(), Optional.empty());
        Lease lease = new Lease(odd, LATER);
        List<TokenState> states = new ArrayList<>();
        states.add(TokenState.signedIn(rich, full));
        states.add(TokenState.signedIn(grant(Optional.empty()), bare));
        states.add(new TokenState(Optional.of(rich), Optional.of(full), Optional.of(lease), Optional.empty()));
        states.add(new TokenState(Optional.of(rich), Optional.empty(), Optional.empty(), Optional.empty()));
        for (Reason reason : Reason.values()) {
            SourceFailure cause = new SourceFailure(reason, "Why: " + odd, Optional.of(LATER.plusNanos(7)));
            RefreshPause pause = new RefreshPause(3, LATER, cause);
            states.add(new TokenState(Optional.of(rich), Optional.of(full), Optional.of(lease), Optional.of(pause)));
        }
        RefreshPause unknownEnd =
                new RefreshPause(Integer.MAX_VALUE, Instant.MAX, SourceFailure.of(Reason.UNAVAILABLE, ""));
        states.add(new TokenState(Optional.of(rich), Optional.of(full), Optional.empty(), Optional.of(unknownEnd)));
        return states;
    }
}
