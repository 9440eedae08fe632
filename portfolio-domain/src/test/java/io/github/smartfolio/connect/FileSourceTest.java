package io.github.smartfolio.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.NativeId;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.source.Broker;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.source.SourceId;
import io.github.smartfolio.source.SourceSnapshot;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileSourceTest {

    private static final SourceId ID = SourceId.parse("saxo/file-1");
    private static final Instant STAMP = Instant.parse("2024-03-07T22:59:59Z");
    private static final Instant RECEIVED = Instant.parse("2024-03-08T09:00:00Z");
    private static final UploadedFile FILE = UploadedFile.of(
            "Positions_7-mars-2024.csv", "a;b".getBytes(StandardCharsets.UTF_8), RECEIVED, ZoneId.of("Europe/Paris"));
    private static final AccountSnapshot ACCOUNT = AccountSnapshot.of(
            AccountId.of("saxo", "1"),
            List.of(),
            List.of(Position.of(
                    Instrument.of(
                            "Apple", AssetClass.STOCK, Currency.getInstance("USD"), NativeId.of("saxo", "211:Stock")),
                    Quantity.of("3"))));
    private static final Finding FINDING =
            Finding.of(Severity.ERROR, "NOT_A_NUMBER", "Left out.").atRow(3);

    private static ImportReport report(
            Optional<Instant> asOf, List<AccountSnapshot> accounts, Optional<String> refusal) {
        return new ImportReport(
                Optional.of("saxo-positions"),
                Optional.of("fr"),
                asOf,
                true,
                new Rows(1, 2, 1),
                List.of(FINDING),
                List.of(),
                Set.of(Content.POSITIONS),
                accounts,
                refusal);
    }

    /** Reads every file as one report. */
    private static FileReader reading(ImportReport report) {
        return new FileReader() {
            @Override
            public Broker broker() {
                return Broker.of("saxo", "Saxo Bank");
            }

            @Override
            public boolean recognises(UploadedFile file) {
                return true;
            }

            @Override
            public ImportReport read(UploadedFile file) {
                return report;
            }
        };
    }

    @Test
    @DisplayName("says what the file said, fetched when it was handed over")
    void saysWhatTheFileSaid() {
        ImportReport report = report(Optional.of(STAMP), List.of(ACCOUNT), Optional.empty());
        try (FileSource source = new FileSource(ID, reading(report), () -> FILE)) {
            assertThat(source.id()).isEqualTo(ID);
            assertThat(source.fetch())
                    .isEqualTo(new SourceSnapshot(
                            ID,
                            STAMP,
                            true,
                            RECEIVED,
                            Set.of(Content.POSITIONS),
                            List.of(ACCOUNT),
                            Map.of(),
                            List.of(FINDING)));
            assertThat(source).hasToString("file saxo/file-1");
        }
    }

    @Test
    @DisplayName("asks for the file only when it is fetched, and then once")
    void asksForTheFileLate() {
        AtomicInteger asked = new AtomicInteger();
        ImportReport report = report(Optional.of(STAMP), List.of(ACCOUNT), Optional.empty());
        try (FileSource source = new FileSource(ID, reading(report), () -> {
            asked.incrementAndGet();
            return FILE;
        })) {
            assertThat(asked).hasValue(0);
            SourceSnapshot first = source.fetch();
            assertThat(asked).hasValue(1);
            assertThat(source.fetch()).isEqualTo(first);
            assertThat(asked).hasValue(2);
        }
    }

    @Test
    @DisplayName("fails on a file that was refused, with the refusal")
    void failsOnRefusal() {
        try (FileSource source = new FileSource(ID, reading(ImportReport.refused("Not an export.")), () -> FILE)) {
            assertThatExceptionOfType(SourceException.class)
                    .isThrownBy(source::fetch)
                    .satisfies(e -> {
                        assertThat(e.failure().reason()).isEqualTo(Reason.UNREADABLE);
                        assertThat(e.failure().message()).isEqualTo("Not an export.");
                    });
        }
    }

    @Test
    @DisplayName("makes no snapshot of a refused file, not even if it has a date")
    void refusedFileHasNoSnapshot() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileSource.snapshot(ID, FILE, ImportReport.refused("Not an export.")));
        ImportReport dated = report(Optional.of(STAMP), List.of(), Optional.of("Its rows are cut off."));
        assertThatIllegalArgumentException().isThrownBy(() -> FileSource.snapshot(ID, FILE, dated));
    }

    @Test
    @DisplayName("a report has a date or a refusal, and a refusal has no figures")
    void reportsAreWhole() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report(Optional.empty(), List.of(ACCOUNT), Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report(Optional.empty(), List.of(ACCOUNT), Optional.of("No.")));
        assertThat(ImportReport.refused("No.").isUsable()).isFalse();
        assertThat(ImportReport.refused("No.").rows()).isEqualTo(Rows.NONE);
    }

    @Test
    @DisplayName("a report counts its positions over all accounts")
    void reportCountsPositions() {
        AccountSnapshot two = AccountSnapshot.of(
                AccountId.of("saxo", "2"),
                List.of(),
                List.of(ACCOUNT.positions().get(0), ACCOUNT.positions().get(0)));
        ImportReport report = report(Optional.of(STAMP), List.of(ACCOUNT, two), Optional.empty());
        assertThat(report.isUsable()).isTrue();
        assertThat(report.positions()).isEqualTo(3); // 1 + 2
    }

    @Test
    @DisplayName("every row is accepted, skipped or rejected")
    void rowsAddUp() {
        assertThat(new Rows(5, 2, 1).read()).isEqualTo(8); // 5 + 2 + 1
        assertThat(Rows.NONE.read()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 0", "0, -1, 0", "0, 0, -1"})
    @DisplayName("rows are counted from zero")
    void rowsAreNotNegative(int accepted, int skipped, int rejected) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Rows(accepted, skipped, rejected));
    }

    @Test
    @DisplayName("an uploaded file gives its content from the beginning each time")
    void fileIsReadFromTheBeginning() throws IOException {
        assertThat(FILE.open().readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("a;b");
        assertThat(FILE.open().readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("a;b");
        assertThat(FILE.size()).isEqualTo(3);
        assertThat(FILE.head(2)).asString(StandardCharsets.UTF_8).isEqualTo("a;");
        assertThat(FILE.head(9)).asString(StandardCharsets.UTF_8).isEqualTo("a;b");
    }

    @Test
    @DisplayName("nobody changes an uploaded file through its head")
    void headIsACopy() throws IOException {
        FILE.head(3)[0] = 'X';
        assertThat(FILE.open().readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("a;b");
    }

    @Test
    @DisplayName("answers are added to the same file")
    void addsAnswers() {
        UploadedFile answered = FILE.withAnswers(Map.of("dateOrder", "dmy"));
        assertThat(FILE.answers()).isEmpty();
        assertThat(answered.answers()).isEqualTo(Map.of("dateOrder", "dmy"));
        assertThat(answered.name()).isEqualTo(FILE.name());
        assertThat(answered.receivedAt()).isEqualTo(RECEIVED);
        assertThat(answered.zone()).isEqualTo(ZoneId.of("Europe/Paris"));
        assertThat(answered.size()).isEqualTo(3);
    }

    @Test
    @DisplayName("an uploaded file shows its name and size, not its content")
    void showsNoContent() {
        assertThat(FILE).hasToString("Positions_7-mars-2024.csv (3 bytes)");
    }
}
