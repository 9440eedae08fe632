package io.github.smartfolio.saxo;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.http.Call;
import io.github.smartfolio.http.CallException;
import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What one fetch asks: side by side on the executor of the sign-in, with one set of tokens, and until its deadline. Whoever waits,
 * waits until then at most; what is still under way when it is closed is given up.
 */
final class Inquiry implements AutoCloseable {

    private final SaxoSignIn signIn;
    private final GatewayClient gateway;
    private final Deadline deadline;
    private final Tokens tokens;
    private final Queue<Future<?>> begun = new ConcurrentLinkedQueue<>();

    Inquiry(SaxoSignIn signIn, GatewayClient gateway) {
        this.signIn = signIn;
        this.gateway = gateway;
        this.deadline = Deadline.in(signIn.settings().fetchLimit(), signIn.clock());
        this.tokens = new Tokens(signIn.session());
    }

    Deadline deadline() {
        return deadline;
    }

    static Secret clientKey(Answer client) {
        return Secret.of(understood(client, entry -> entry.neededText("ClientKey")));
    }

    /** Whatever may be read, closed ones too. */
    List<SaxoAccount> accounts() {
        Answer answer = get(Service.PORT, Gateway::accounts);
        Map<AccountId, SaxoAccount> accounts = new LinkedHashMap<>();
        for (JsonNode row : rows(Service.PORT, answer)) {
            SaxoAccount account = understood(answer, row, SaxoAccount::from);
            SaxoAccount other = accounts.putIfAbsent(account.id(), account);
            if (other != null && !other.equals(account)) {
                throw answer.unreadable("names two accounts " + account.id().number());
            }
        }
        return List.copyOf(accounts.values());
    }

    List<JsonNode> rows(Service service, Answer first) {
        return rows(service, first, deadline);
    }

    /**
     * All rows of a list.
     *
     * @throws CallException if it does not come to its end
     */
    List<JsonNode> rows(Service service, Answer first, Deadline until) {
        return new Pages(
                        signIn.settings().gateway(),
                        page -> get(service, until, (gateway, call) -> gateway.page(page, call)))
                .all(first);
    }

    Answer get(Service service, BiFunction<Gateway, Call, Answer> request) {
        return get(service, deadline, request);
    }

    Answer get(Service service, Deadline until, BiFunction<Gateway, Call, Answer> request) {
        return gateway.get(service, until, tokens, request);
    }

    <T> Future<T> begin(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        begun.add(task);
        signIn.executor().execute(task);
        return task;
    }

    /** @throws CallException if the work failed, or did not end before the deadline */
    <T> T await(Future<T> work) {
        return await(work, deadline);
    }

    /** @throws CallException if the work failed, or did not end in time */
    <T> T await(Future<T> work, Deadline until) {
        try {
            return work.get(until.left().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw CallException.of(Reason.UNAVAILABLE, "Saxo was too slow: not all answers came in time.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted();
        } catch (CancellationException e) {
            throw CallException.of(Reason.UNAVAILABLE, "Given up.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SourceException failed) {
                throw CallException.of(failed.failure());
            }
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    static CallException interrupted() {
        return CallException.of(Reason.UNAVAILABLE, "Interrupted while waiting for Saxo.");
    }

    static <T> T understood(Answer answer, Function<Entry, T> reader) {
        return understood(answer, answer.object().node(), reader);
    }

    static <T> T understood(Answer answer, JsonNode node, Function<Entry, T> reader) {
        try {
            return reader.apply(Entry.of(node));
        } catch (UnreadableEntry e) {
            throw answer.unreadable("cannot be understood: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        begun.forEach(work -> work.cancel(true));
    }
}
