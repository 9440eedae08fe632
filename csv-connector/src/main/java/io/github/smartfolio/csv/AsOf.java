package io.github.smartfolio.csv;

import io.github.smartfolio.connect.Question;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Of when the figures of a file are: what the person answered, else the stamp in its name, else the moment it was handed over, as a
 * guess. A day without a time is its end. Never later than the moment the file was handed over.
 *
 * @param guessed whether neither person nor name said so
 */
record AsOf(Instant at, boolean guessed) {

    static final Question QUESTION =
            new Question("asOf", "Of which date and time are the figures? The file does not say.", List.of(), false);

    // The stamp is in the zone of the computer that made it, which need not be the user's.
    private static final Duration WIDEST_ZONE_ERROR = Duration.ofHours(26);

    static AsOf of(UploadedFile file, Optional<ZoneId> zoneOfFormat, Findings findings) throws Unreadable {
        ZoneId zone = zoneOfFormat.orElse(file.zone());
        Optional<String> answer = Optional.ofNullable(file.answers().get(QUESTION.id()));
        if (answer.isPresent()) {
            Instant said = parse(answer.get().strip(), zone);
            if (said.isAfter(file.receivedAt().plus(Duration.ofDays(1)))) {
                throw new Unreadable("The answer \"" + answer.get() + "\" lies in the future.");
            }
            return new AsOf(earlier(said, file.receivedAt()), false);
        }
        Optional<NameStamp> stamp = NameStamp.find(file.name());
        if (stamp.isEmpty()) {
            return new AsOf(file.receivedAt(), true);
        }
        Instant from = stamp.get().from().atZone(zone).toInstant();
        boolean future = from.isAfter(file.receivedAt());
        boolean absurd = from.isAfter(file.receivedAt().plus(WIDEST_ZONE_ERROR));
        if (future) {
            String message =
                    "The time in the file's name lies in the future; the moment of the upload is taken instead.";
            findings.add(Finding.of(absurd ? Severity.WARNING : Severity.INFO, "STAMP_IN_FUTURE", message));
        }
        return new AsOf(earlier(stamp.get().to().atZone(zone).toInstant(), file.receivedAt()), absurd);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant parse(String answer, ZoneId zone) throws Unreadable {
        try {
            return OffsetDateTime.parse(answer).toInstant();
        } catch (DateTimeException noOffset) {
            try {
                return LocalDateTime.parse(answer).atZone(zone).toInstant();
            } catch (DateTimeException noTime) {
                try {
                    return LocalDate.parse(answer)
                            .atTime(NameStamp.END_OF_DAY)
                            .atZone(zone)
                            .toInstant();
                } catch (DateTimeException noDate) {
                    throw new Unreadable(
                            "The answer \"" + answer + "\" is no date such as 2025-09-10 or 2025-09-10T15:59:41.");
                }
            }
        }
    }
}
