package io.github.smartfolio.connect;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * An exported file as a person handed it over, and what is known besides its bytes. Its bytes are not copied: whoever makes one
 * must not change them any more.
 */
public final class UploadedFile {

    private static final long USUAL_UNPACK_LIMIT = 400_000_000;

    private final String name;
    private final byte[] content;
    private final Instant receivedAt;
    private final ZoneId zone;
    private final Map<String, String> answers;
    private final long unpackLimit;

    private UploadedFile(
            String name,
            byte[] content,
            Instant receivedAt,
            ZoneId zone,
            Map<String, String> answers,
            long unpackLimit) {
        this.name = Objects.requireNonNull(name, "name");
        this.content = Objects.requireNonNull(content, "content");
        this.receivedAt = Objects.requireNonNull(receivedAt, "receivedAt");
        this.zone = Objects.requireNonNull(zone, "zone");
        this.answers = Map.copyOf(answers);
        if (unpackLimit <= 0) {
            throw new IllegalArgumentException("A limit is positive: " + unpackLimit);
        }
        this.unpackLimit = unpackLimit;
    }

    /**
     * @param name as the person's system calls it; only a date may be read from it, never what the file is
     * @param receivedAt when it was handed over; no figure in it can be younger
     * @param zone of dates and times in it, unless its format fixes another
     */
    public static UploadedFile of(String name, byte[] content, Instant receivedAt, ZoneId zone) {
        return new UploadedFile(name, content, receivedAt, zone, Map.of(), USUAL_UNPACK_LIMIT);
    }

    /** The same file with what the person answered, by {@link Question#id}. */
    public UploadedFile withAnswers(Map<String, String> answered) {
        return new UploadedFile(name, content, receivedAt, zone, answered, unpackLimit);
    }

    /** The same file, of which a reader unpacks {@code bytes} at most if it is an archive; 400 MB unless said. */
    public UploadedFile withUnpackLimit(long bytes) {
        return new UploadedFile(name, content, receivedAt, zone, answers, bytes);
    }

    public String name() {
        return name;
    }

    /** The content, from the beginning each time. */
    public InputStream open() {
        return new ByteArrayInputStream(content);
    }

    /** Up to {@code length} bytes from the beginning. */
    public byte[] head(int length) {
        return Arrays.copyOf(content, Math.min(length, content.length));
    }

    /** In bytes. */
    public int size() {
        return content.length;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public ZoneId zone() {
        return zone;
    }

    public Map<String, String> answers() {
        return answers;
    }

    /** To how many bytes the file may unpack if it is an archive; a small one can hold gigabytes. */
    public long unpackLimit() {
        return unpackLimit;
    }

    @Override
    public String toString() {
        return name + " (" + content.length + " bytes)";
    }
}
