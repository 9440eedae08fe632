package io.github.smartfolio.csv;

import io.github.smartfolio.account.Position;
import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.source.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;

/** The sample files of the tests, and what the tests want to know of a report. */
final class Files {

    static final Instant RECEIVED = Instant.parse("2026-11-22T12:00:00Z");
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private Files() {}

    static UploadedFile positions(String name) {
        return resource("positions", name);
    }

    static UploadedFile broken(String name) {
        return resource("broken", name);
    }

    static UploadedFile booked(String name) {
        return resource("booked", name);
    }

    /** Exactly one transaction of {@code kind} on {@code date}. */
    static Transaction one(ImportReport report, Kind kind, String date) {
        List<Transaction> found = report.booked().transactions().stream()
                .filter(t -> t.kind() == kind && t.date().equals(LocalDate.parse(date)))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " of " + kind + " on " + date + " in "
                    + report.booked().transactions());
        }
        return found.get(0);
    }

    /** Date, kind, the first movement's quantity and the net amount of each transaction, as one line. */
    static List<String> lines(ImportReport report) {
        return report.booked().transactions().stream()
                .map(t -> t.date() + " " + t.kind() + (t.reversal() ? " undone" : "")
                        + t.movements().stream().map(m -> " " + m.quantity()).collect(Collectors.joining())
                        + t.net().map(n -> " " + n).orElse(""))
                .toList();
    }

    static UploadedFile resource(String folder, String name) {
        try (InputStream in = Files.class.getResourceAsStream(folder + "/" + name)) {
            return UploadedFile.of(name, in.readAllBytes(), RECEIVED, PARIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static UploadedFile text(String content) {
        return bytes(content.getBytes(StandardCharsets.UTF_8));
    }

    static UploadedFile bytes(byte[] content) {
        return UploadedFile.of("positions", content, RECEIVED, PARIS);
    }

    static ImportReport read(UploadedFile file) {
        return new SaxoFiles().read(file);
    }

    static List<Position> positions(ImportReport report) {
        return report.accounts().stream().flatMap(a -> a.positions().stream()).toList();
    }

    /** The sum of what the positions are worth in {@code currency}; those without such a value add nothing. */
    static Money sum(ImportReport report, String currency) {
        Money zero = Money.zero(Currency.getInstance(currency));
        return positions(report).stream()
                .map(p -> p.clientValue().or(p::marketValue).orElse(zero))
                .reduce(zero, Money::plus);
    }

    static List<String> codes(ImportReport report) {
        return report.findings().stream().map(Finding::code).toList();
    }
}
