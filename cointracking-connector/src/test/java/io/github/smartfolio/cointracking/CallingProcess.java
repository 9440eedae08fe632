package io.github.smartfolio.cointracking;

import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.jdbc.Database;
import io.github.smartfolio.jdbc.MasterKey;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A program of its own that fetches with several threads until its input ends. */
final class CallingProcess implements AutoCloseable {

    // Who was killed in its turn holds the others up for two calls and a second: they have to wait for longer.
    private static final Duration CALL = Duration.ofSeconds(5);
    private static final Duration FETCH = Duration.ofMinutes(2);

    private final Process process;

    private CallingProcess(Process process) {
        this.process = process;
    }

    static CallingProcess start(URI address, Path database, MasterKey key, int threads) throws IOException {
        return new CallingProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CallingProcess.class.getName(),
                        address.toString(),
                        database.toString(),
                        key.text().reveal(),
                        String.valueOf(threads))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Returns when it has fetched for the first time. */
    void awaitFetched() throws IOException {
        if (process.getInputStream().read() < 0) {
            throw new IllegalStateException("It ended before it fetched");
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends it in good order; its exit status, which is how many fetches failed. */
    int end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] arguments) throws Exception {
        CoinTrackingSettings settings = CoinTrackingSettings.of(CoinTrackingServer.KEY, CoinTrackingServer.SECRET)
                .withAddress(URI.create(arguments[0]))
                .withCallsPerHour(0)
                .withTimeLimits(CALL, FETCH);
        AtomicBoolean ended = new AtomicBoolean();
        AtomicBoolean fetched = new AtomicBoolean();
        List<String> failures = new ArrayList<>();
        try (Database database = Database.open(
                        Path.of(arguments[1]), MasterKey.parse(Secret.of(arguments[2])), InstantSource.system());
                CoinTrackingSource source = new CoinTrackingSource(
                        settings, ConnectionId.of("cointracking"), database.calls(), InstantSource.system())) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
                Thread thread = new Thread(() -> fetch(source, fetched, ended, failures), "fetching");
                thread.start();
                threads.add(thread);
            }
            while (System.in.read() >= 0) {
                // Its end is what is waited for.
            }
            ended.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
        }
        failures.forEach(System.err::println);
        System.exit(Math.min(failures.size(), 100));
    }

    private static void fetch(
            CoinTrackingSource source, AtomicBoolean fetched, AtomicBoolean ended, List<String> failures) {
        while (!ended.get()) {
            try {
                source.fetch();
                if (fetched.compareAndSet(false, true)) {
                    System.out.println("fetched");
                }
            } catch (SourceException e) {
                synchronized (failures) {
                    failures.add(e.toString());
                }
            }
        }
    }
}
