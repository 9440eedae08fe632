package io.github.smartfolio.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A source of whatever kind, as whoever asks it sees it.
 *
 * @param answer asks it once
 */
record Asked(Object source, Supplier<?> answer) {

    private static final Duration HANGS = Duration.ofMillis(250);
    private static final Duration SOON = Duration.ofSeconds(5);

    /** It fails for this reason, and says something about it. */
    void failsFor(Reason reason) {
        Throwable thrown = catchThrowable(answer::get);
        assertThat(thrown).as("failing for %s", reason).isInstanceOf(SourceException.class);
        if (thrown instanceof SourceException exception) {
            assertThat(exception.failure().reason()).isEqualTo(reason);
            assertThat(exception.failure().message())
                    .as("message of %s", reason)
                    .isNotBlank();
        }
    }

    /** If it fails as a source does, it does so for the same reason when it is asked again. */
    void failsTheSameTwice() {
        Throwable first = catchThrowable(answer::get);
        Throwable second = catchThrowable(answer::get);
        if (first instanceof SourceException failed) {
            assertThat(second).as("asked again after %s", failed).isInstanceOf(SourceException.class);
            assertThat(((SourceException) second).failure().reason())
                    .isEqualTo(failed.failure().reason());
        }
    }

    /** It waits, until its thread is interrupted: then it fails. */
    void failsWhenInterrupted() throws InterruptedException {
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread caller = new Thread(() -> ended.complete(catchThrowable(answer::get)), "hanging fetch");
        caller.setDaemon(true);
        caller.start();
        caller.join(HANGS.toMillis());
        assertThat(caller.isAlive()).as("hanging() hangs").isTrue();
        caller.interrupt();
        caller.join(SOON.toMillis());
        assertThat(caller.isAlive())
                .as("still running %s after an interrupt", SOON)
                .isFalse();
        assertThat(ended.join()).isInstanceOf(SourceException.class);
    }

    /** All it says, answering or failing. */
    String everythingSaid() {
        StringWriter said = new StringWriter();
        PrintWriter text = new PrintWriter(said);
        text.println(source);
        try {
            text.println(answer.get());
        } catch (SourceException e) {
            text.println(e.failure());
            e.printStackTrace(text);
        } catch (RuntimeException e) {
            e.printStackTrace(text);
        }
        text.println(source);
        return said.toString();
    }

    /** None of these shows in what was said, neither as it is nor as a form sends it. */
    static void assertHidden(Collection<String> secrets, List<String> said) {
        for (String secret : secrets) {
            assertThat(said).noneMatch(text -> text.contains(secret), "showing a secret");
            String inForm = URLEncoder.encode(secret, StandardCharsets.UTF_8);
            assertThat(said).noneMatch(text -> text.contains(inForm), "showing a secret as a form sends it");
        }
    }
}
