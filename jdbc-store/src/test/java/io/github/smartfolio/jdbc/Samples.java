package io.github.smartfolio.jdbc;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.account.CashBalance;
import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.Rows;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.credential.Grant;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.credential.TokenSet;
import io.github.smartfolio.credential.TokenState;
import io.github.smartfolio.ledger.Booked;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import io.github.smartfolio.source.SourceId;
import io.github.smartfolio.source.SourceSnapshot;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the tests of this package store. */
final class Samples {

    static final ConnectionId SAXO = ConnectionId.of("saxo");
    static final SourceId API = SourceId.of(SAXO, "api");
    static final AccountId ACCOUNT = AccountId.of("saxo", "78800/1000001");
    static final AccountId OTHER_ACCOUNT = AccountId.of("saxo", "78800/1000002");
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    static final Instant MONDAY = Instant.parse("2026-02-02T09:15:00.123456789Z");
    static final Instant TUESDAY = Instant.parse("2026-02-03T09:15:00Z");
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-02-03T12:00:00Z"));
    static final MasterKey KEY = MasterKey.parse(Secret.of("c21hcnRmb2xpbyB0ZXN0cyB1c2UgdGhpcyBrZXkgISE="));

    private Samples() {}

    static UploadedFile file(String name, String content, Instant receivedAt) {
        return UploadedFile.of(name, content.getBytes(StandardCharsets.UTF_8), receivedAt, PARIS);
    }

    static ImportReport report(Instant asOf, boolean guessed, String euros) {
        return new ImportReport(
                Optional.of("saxo-positions"),
                Optional.of("fr"),
                Optional.of(asOf),
                guessed,
                new Rows(8, 2, 0),
                List.of(),
                List.of(),
                Set.of(Content.POSITIONS),
                List.of(cash(ACCOUNT, euros)),
                Optional.empty());
    }

    /** A file that tells of deposits and of nothing that is held. */
    static ImportReport transactions(Instant asOf, String... euros) {
        return booked(asOf, Set.of(Content.TRANSACTIONS), List.of(), euros);
    }

    /** A file that tells of deposits, and how much is there after them. */
    static ImportReport statement(Instant asOf, String balance, String... euros) {
        return booked(asOf, Set.of(Content.CASH, Content.TRANSACTIONS), List.of(cash(ACCOUNT, balance)), euros);
    }

    private static ImportReport booked(
            Instant asOf, Set<Content> contents, List<AccountSnapshot> accounts, String... euros) {
        return new ImportReport(
                Optional.of("saxo-transactions"),
                Optional.of("en"),
                Optional.of(asOf),
                false,
                new Rows(euros.length, 0, 0),
                List.of(Finding.of(Severity.INFO, "A_CODE", "Good to know.")),
                List.of(),
                contents,
                accounts,
                Booked.of(Stream.of(euros).map(Samples::deposit).toList()),
                Optional.empty());
    }

    static Transaction deposit(String euros) {
        return Transaction.on(LocalDate.parse("2026-01-05"), ACCOUNT, Kind.DEPOSIT)
                .net(Money.of(euros, "EUR"))
                .build();
    }

    static AccountSnapshot cash(AccountId account, String euros) {
        return AccountSnapshot.of(account, List.of(CashBalance.of(Money.of(euros, "EUR"))), List.of());
    }

    static SourceSnapshot snapshot(Instant at, AccountSnapshot... accounts) {
        return new SourceSnapshot(API, at, false, at, Set.of(Content.CASH), List.of(accounts), Map.of(), List.of());
    }

    static TokenState signedIn(String text) {
        return TokenState.signedIn(
                new Grant(
                        "client", URI.create("http://localhost/"), Optional.of(Secret.of("verifier " + text)), MONDAY),
                new TokenSet(
                        Secret.of("access " + text),
                        MONDAY,
                        TUESDAY,
                        Optional.of(Secret.of("refresh " + text)),
                        Optional.of(TUESDAY)));
    }

    /** Works on the file behind the back of the stores. */
    static void execute(Path file, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
