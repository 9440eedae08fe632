package io.github.smartfolio.testkit;

import io.github.smartfolio.credential.Grant;
import io.github.smartfolio.credential.Lease;
import io.github.smartfolio.credential.RefreshPause;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.credential.TokenKey;
import io.github.smartfolio.credential.TokenRecord;
import io.github.smartfolio.credential.TokenSet;
import io.github.smartfolio.credential.TokenState;
import io.github.smartfolio.credential.TokenStore;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.Supplier;

/** A good store that processes share: a file for each key in a folder, and one that is locked. */
class FileTokens implements TokenStore {

    private static final Object ONE_THREAD = new Object();

    private final Path folder;

    FileTokens(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<TokenRecord> find(TokenKey key) {
        return alone(() -> read(key));
    }

    @Override
    public Optional<TokenRecord> compareAndSet(TokenKey key, long expectedVersion, TokenState next) {
        return alone(() -> {
            if (read(key).map(TokenRecord::version).orElse(ABSENT) != expectedVersion) {
                return Optional.empty();
            }
            beforeWriting();
            TokenRecord stored = new TokenRecord(expectedVersion + 1, next);
            write(key, stored);
            return Optional.of(stored);
        });
    }

    void beforeWriting() {}

    <T> T alone(Supplier<T> work) {
        synchronized (ONE_THREAD) {
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (!lock.isValid()) {
                    throw new IOException("no lock");
                }
                return work.get();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Path file(TokenKey key) {
        return folder.resolve(hex(key.provider()) + '.' + hex(key.subject()));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<TokenRecord> read(TokenKey key) {
        if (!Files.exists(file(key))) {
            return Optional.empty();
        }
        Properties all = new Properties();
        try (InputStream in = Files.newInputStream(file(key))) {
            all.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TokenState state = new TokenState(
                optional(all, "clientId", id -> grant(all, id)),
                optional(all, "accessToken", token -> tokens(all, token)),
                optional(all, "owner", owner -> new Lease(owner, instant(all, "leasedUntil"))),
                optional(all, "failures", failures -> pause(all, failures)));
        return Optional.of(new TokenRecord(Long.parseLong(all.getProperty("version")), state));
    }

    private static Grant grant(Properties all, String clientId) {
        return new Grant(
                clientId,
                URI.create(all.getProperty("redirectUri")),
                optional(all, "codeVerifier", Secret::of),
                instant(all, "grantedAt"));
    }

    private static TokenSet tokens(Properties all, String accessToken) {
        return new TokenSet(
                Secret.of(accessToken),
                instant(all, "issuedAt"),
                instant(all, "accessExpiresAt"),
                optional(all, "refreshToken", Secret::of),
                optional(all, "refreshExpiresAt", Instant::parse));
    }

    private static RefreshPause pause(Properties all, String failures) {
        SourceFailure cause = new SourceFailure(
                Reason.valueOf(all.getProperty("reason")),
                all.getProperty("message"),
                optional(all, "retryAt", Instant::parse));
        return new RefreshPause(Integer.parseInt(failures), instant(all, "pausedUntil"), cause);
    }

    private void write(TokenKey key, TokenRecord record) {
        Properties all = new Properties();
        put(all, "version", Optional.of(record.version()));
        TokenState state = record.state();
        state.grant().ifPresent(grant -> {
            put(all, "clientId", Optional.of(grant.clientId()));
            put(all, "redirectUri", Optional.of(grant.redirectUri()));
            put(all, "codeVerifier", grant.codeVerifier().map(Secret::reveal));
            put(all, "grantedAt", Optional.of(grant.grantedAt()));
        });
        state.tokens().ifPresent(tokens -> {
            put(all, "accessToken", Optional.of(tokens.accessToken().reveal()));
            put(all, "issuedAt", Optional.of(tokens.issuedAt()));
            put(all, "accessExpiresAt", Optional.of(tokens.accessExpiresAt()));
            put(all, "refreshToken", tokens.refreshToken().map(Secret::reveal));
            put(all, "refreshExpiresAt", tokens.refreshExpiresAt());
        });
        put(all, "owner", state.lease().map(Lease::owner));
        put(all, "leasedUntil", state.lease().map(Lease::until));
        state.pause().ifPresent(pause -> {
            put(all, "failures", Optional.of(pause.failures()));
            put(all, "pausedUntil", Optional.of(pause.until()));
            put(all, "reason", Optional.of(pause.cause().reason()));
            put(all, "message", Optional.of(pause.cause().message()));
            put(all, "retryAt", pause.cause().retryAt());
        });
        try {
            Path written = Files.createTempFile(folder, "written", null);
            try (OutputStream out = Files.newOutputStream(written)) {
                // To a stream, which it escapes everything for that is not Latin-1.
                all.store(out, null);
            }
            Files.move(written, file(key), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(Properties all, String name, Optional<?> value) {
        value.ifPresent(present -> all.setProperty(name, present.toString()));
    }

    private static Instant instant(Properties all, String name) {
        return Instant.parse(all.getProperty(name));
    }

    private static <T> Optional<T> optional(Properties all, String name, Function<String, T> parsing) {
        return Optional.ofNullable(all.getProperty(name)).map(parsing);
    }
}
