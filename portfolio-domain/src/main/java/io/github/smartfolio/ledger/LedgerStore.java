package io.github.smartfolio.ledger;

import io.github.smartfolio.money.Money;
import io.github.smartfolio.source.SourceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what the sources of one user told was booked, each source's for itself, so that taking one away leaves what there was before
 * it; and what the user entered beside it.
 *
 * <p>Rules, checked by {@code LedgerStoreContract} in {@code connector-testkit}: when a method that writes returns, what it wrote is
 * durable and every later read sees it; when it throws, nothing changed; what is read equals what was written, in its order; calls
 * may come from any thread. Any method throws {@link java.io.UncheckedIOException} when the storage fails.
 */
public interface LedgerStore {

    /** Keeps this in place of what its source told before. */
    void save(Activity activity);

    /** Forgets what the source told; does nothing if that was nothing. */
    void remove(SourceId source);

    Optional<Activity> find(SourceId source);

    /** What every source told, in the order of the sources' text. */
    List<Activity> all();

    /** Keeps what the user says that the units of a transaction cost, in place of what was said before. */
    void enterCost(TransactionId transaction, Money cost);

    /** Does nothing if none was entered. */
    void forgetCost(TransactionId transaction);

    Map<TransactionId, Money> enteredCosts();

    /** A number that is another one whenever anything here has changed. */
    long version();

    /** A store that lives as long as this object; for programs that embed the library, and for tests. */
    static LedgerStore inMemory() {
        return new InMemoryLedgerStore();
    }
}
