package io.github.smartfolio.ledger;

import io.github.smartfolio.source.SourceId;
import java.time.LocalDate;

/**
 * A place that knows what was booked in some accounts: a broker's API, an exported file.
 *
 * <p>Rules, checked by {@code TransactionSourceContract} in {@code connector-testkit}: constructing one touches neither network nor
 * disk; {@link #fetch} blocks, may be called from any thread and by several at once, and again after it failed; an interrupt ends it
 * soon; a failed read never looks like a time without transactions; nothing is cached; no secret shows in a message.
 */
public interface TransactionSource {

    SourceId id();

    /**
     * Everything booked with a trade date of {@code from} or later. What is told of days before is extra and may be incomplete.
     *
     * @throws io.github.smartfolio.source.SourceException if there is nothing worth returning; another exception is a bug
     */
    Activity fetch(LocalDate from);
}
