package io.github.smartfolio.testkit;

import io.github.smartfolio.credential.Grant;
import io.github.smartfolio.credential.TokenKey;
import io.github.smartfolio.credential.TokenRecord;
import io.github.smartfolio.credential.TokenState;
import io.github.smartfolio.credential.TokenStore;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes to a store as fast as it can, each time over what it has just seen. */
final class TokenWriter {

    private static final int POLL_MILLIS = 2;

    /**
     * A write that was let through.
     *
     * @param over the version that it replaced
     * @param version that it was given
     * @param writer who wrote, as found in the state that was written
     */
    record Win(long over, long version, String writer) {

        static Win parse(String line) {
            String[] parts = line.split(" ", 3);
            return new Win(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]);
        }

        @Override
        public String toString() {
            return over + " " + version + " " + writer;
        }
    }

    private TokenWriter() {}

    /**
     * Tries {@code attempts} times.
     *
     * @param name without line breaks, another for each writer
     */
    static List<Win> write(TokenStore store, TokenKey key, String name, int attempts) {
        List<Win> wins = new ArrayList<>();
        for (int attempt = 0; attempt < attempts; attempt++) {
            String writer = name + '-' + attempt;
            long seen = store.find(key).map(TokenRecord::version).orElse(TokenStore.ABSENT);
            store.compareAndSet(key, seen, stateOf(writer))
                    .ifPresent(stored -> wins.add(new Win(seen, stored.version(), writer)));
        }
        return wins;
    }

    /** A state that names who wrote it. */
    static TokenState stateOf(String writer) {
        Grant grant = new Grant(writer, URI.create("http://localhost/"), Optional.empty(), Instant.EPOCH);
        return new TokenState(Optional.of(grant), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * A process of its own: opens the store, makes {@code <name>.ready} in the folder, waits for {@code go}, writes, and leaves its
     * wins in {@code <name>.wins}, one a line.
     *
     * @param arguments the class of the {@link TokenStoreOpener}, the location, the key's two parts, a name, how many attempts, the
     *     folder
     */
    public static void main(String[] arguments) throws ReflectiveOperationException, IOException, InterruptedException {
        Constructor<? extends TokenStoreOpener> constructor =
                Class.forName(arguments[0]).asSubclass(TokenStoreOpener.class).getDeclaredConstructor();
        constructor.setAccessible(true);
        TokenStore store = constructor.newInstance().open(arguments[1]);
        TokenKey key = TokenKey.of(arguments[2], arguments[3]);
        String name = arguments[4];
        int attempts = Integer.parseInt(arguments[5]);
        Path folder = Path.of(arguments[6]);
        // A first look, so that all begin to write at one moment and not when they are warm.
        Files.writeString(folder.resolve(name + ".ready"), "found: " + store.find(key));
        while (!Files.exists(folder.resolve("go"))) {
            Thread.sleep(POLL_MILLIS);
        }
        List<String> wins =
                write(store, key, name, attempts).stream().map(Win::toString).toList();
        Files.write(folder.resolve(name + ".wins"), wins);
    }
}
