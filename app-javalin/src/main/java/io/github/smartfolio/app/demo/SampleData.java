package io.github.smartfolio.app.demo;

import io.github.smartfolio.app.sources.Sources;
import io.github.smartfolio.connect.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the demo shows. People, accounts and figures in it are invented. */
public final class SampleData {

    private static final Logger LOG = LoggerFactory.getLogger(SampleData.class);
    private static final String FILE = "Positions_10-sept.-2025_15_59_41.csv";

    private SampleData() {}

    /** Uploads the sample file to the broker that recognises it. */
    public static void addTo(Sources sources, Instant now, ZoneId zone) {
        UploadedFile file = UploadedFile.of(FILE, content(), now, zone);
        sources.brokers()
                .recognising(file)
                .ifPresentOrElse(
                        broker -> sources.upload(broker, file),
                        () -> LOG.warn("Nothing installed here reads the sample file, so there is nothing to show"));
    }

    private static byte[] content() {
        try (InputStream content = Objects.requireNonNull(SampleData.class.getResourceAsStream(FILE), FILE)) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
