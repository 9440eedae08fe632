package io.github.smartfolio.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What came in and what secrets went out. Safe for all threads. */
final class Records {

    private final Optional<Path> traffic =
            Optional.ofNullable(System.getProperty(SaxoSimulator.TRAFFIC)).map(Path::of);
    private final List<RecordedRequest> requests = new ArrayList<>();
    private final Set<String> secrets = new TreeSet<>();

    synchronized void add(RecordedRequest request) {
        requests.add(request);
        if (request.toGateway()) {
            traffic.ifPresent(file -> append(file, request));
        }
    }

    synchronized List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    synchronized void givenOut(String secret) {
        secrets.add(secret);
    }

    synchronized Set<String> secrets() {
        return Set.copyOf(secrets);
    }

    // Several programs may write to it: a short line is appended whole.
    private static void append(Path file, RecordedRequest request) {
        try {
            Files.writeString(file, request + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
