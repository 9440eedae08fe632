package io.github.smartfolio.connect;

import io.github.smartfolio.ledger.Activity;
import io.github.smartfolio.source.BalanceSource;
import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.source.SourceId;
import io.github.smartfolio.source.SourceSnapshot;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An exported file as a source: what it said is what it says, each time it is asked. Its figures were fetched when the person handed
 * the file over.
 */
public final class FileSource implements BalanceSource {

    private final SourceId id;
    private final FileReader reader;
    private final Supplier<UploadedFile> file;

    /** @param file gives the file when it is needed; called once per {@link #fetch}, from the thread that fetches */
    public FileSource(SourceId id, FileReader reader, Supplier<UploadedFile> file) {
        this.id = Objects.requireNonNull(id, "id");
        this.reader = Objects.requireNonNull(reader, "reader");
        this.file = Objects.requireNonNull(file, "file");
    }

    /**
     * What {@code report}, read from {@code file}, says as the snapshot of the source {@code id}.
     *
     * @throws IllegalArgumentException if the file was refused: it would look like an empty account
     */
    public static SourceSnapshot snapshot(SourceId id, UploadedFile file, ImportReport report) {
        if (!report.isUsable()) {
            throw new IllegalArgumentException("A refused file has no figures");
        }
        return new SourceSnapshot(
                id,
                report.asOf().orElseThrow(),
                report.asOfGuessed(),
                file.receivedAt(),
                report.contents(),
                report.accounts(),
                Map.of(),
                report.findings());
    }

    /**
     * What {@code report}, read from {@code file}, says was booked, as told by the source {@code id}.
     *
     * @throws IllegalArgumentException if the file was refused: it would look like a time without transactions
     */
    public static Activity activity(SourceId id, UploadedFile file, ImportReport report) {
        if (!report.isUsable()) {
            throw new IllegalArgumentException("A refused file tells of no transactions");
        }
        return new Activity(id, file.receivedAt(), Optional.empty(), report.booked(), report.findings());
    }

    @Override
    public SourceId id() {
        return id;
    }

    /** @throws SourceException with {@link Reason#UNREADABLE} if nothing of the file can be used */
    @Override
    public SourceSnapshot fetch() {
        UploadedFile uploaded = file.get();
        ImportReport report = reader.read(uploaded);
        report.refusal().ifPresent(reason -> {
            throw new SourceException(SourceFailure.of(Reason.UNREADABLE, reason));
        });
        return snapshot(id, uploaded, report);
    }

    @Override
    public String toString() {
        return "file " + id;
    }
}
