package io.github.smartfolio.app.profit;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.returns.Returns;
import java.util.Objects;
import java.util.Optional;

/**
 * How well an instrument did in an account.
 *
 * @param instrument what is known of it
 */
public record InstrumentReturns(AccountId account, InstrumentId id, Optional<Instrument> instrument, Returns returns) {

    public InstrumentReturns {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(returns, "returns");
    }
}
