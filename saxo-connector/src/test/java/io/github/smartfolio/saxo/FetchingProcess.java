package io.github.smartfolio.saxo;

import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.jdbc.Database;
import io.github.smartfolio.jdbc.MasterKey;
import io.github.smartfolio.jdbc.UserId;
import io.github.smartfolio.source.SourceException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A program of its own that fetches with several threads until it is told to end, and then says how that went. */
final class FetchingProcess implements AutoCloseable {

    private static final String END = "end";
    private static final int PAUSE_MILLIS = 50;

    private final Process process;
    private final Path said;

    private FetchingProcess(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    static FetchingProcess start(SaxoSettings settings, Path database, MasterKey key, int threads) throws IOException {
        Path said = Files.createTempFile(database.getParent(), "said", ".txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FetchingProcess.class.getName(),
                        database.toString(),
                        key.text().reveal(),
                        settings.clientId().orElseThrow(),
                        settings.authorizationServer().toString(),
                        settings.gateway().toString(),
                        settings.tokenCallLimit().toString(),
                        String.valueOf(threads))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        return new FetchingProcess(process, said);
    }

    /** Whether it has begun to fetch. */
    boolean isRunning() throws IOException {
        return process.isAlive() && Files.readString(said).contains("begun");
    }

    /** Ends it in good order; what it said. */
    String end() throws IOException, InterruptedException {
        process.getOutputStream().write((END + '\n').getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
        process.waitFor();
        return Files.readString(said);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] arguments) throws Exception {
        SaxoSettings settings = SaxoSettings.sim(arguments[2])
                .withAddresses(URI.create(arguments[3]), URI.create(arguments[4]))
                .withTimeLimits(Duration.parse(arguments[5]), Duration.ofSeconds(6), Duration.ofSeconds(12));
        Map<String, Integer> outcomes = new TreeMap<>();
        try (Database database = Database.open(
                Path.of(arguments[0]), MasterKey.parse(Secret.of(arguments[1])), InstantSource.system())) {
            SaxoSignIn signIn = Login.signIn(settings, database.of(UserId.LOCAL).tokens());
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < Integer.parseInt(arguments[6]); i++) {
                Thread thread = new Thread(() -> fetch(signIn, outcomes), "fetching");
                thread.start();
                threads.add(thread);
            }
            System.out.println("begun");
            while (System.in.read() != '\n') {
                // The first line ends it.
            }
            threads.forEach(Thread::interrupt);
            for (Thread thread : threads) {
                thread.join();
            }
            // A refresh goes on when nobody waits for it any more, and what it brings has to be stored.
            Login.THREADS.shutdown();
            if (!Login.THREADS.awaitTermination(1, TimeUnit.MINUTES)) {
                System.out.println("Not ended");
            }
        }
        System.out.println(outcomes);
        System.exit(0);
    }

    private static void fetch(SaxoSignIn signIn, Map<String, Integer> outcomes) {
        try (SaxoSource source = new SaxoSource(signIn)) {
            while (!Thread.currentThread().isInterrupted()) {
                String outcome;
                try {
                    source.fetch();
                    outcome = "FETCHED";
                } catch (SourceException e) {
                    outcome = e.failure().reason().name();
                } catch (RuntimeException e) {
                    outcome = e.toString();
                }
                synchronized (outcomes) {
                    outcomes.merge(outcome, 1, Integer::sum);
                }
                // Others need the processor too, to start for instance; a token lasts a few of these.
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
