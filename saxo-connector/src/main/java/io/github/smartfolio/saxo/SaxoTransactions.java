package io.github.smartfolio.saxo;

import io.github.smartfolio.http.Breaker;
import io.github.smartfolio.ledger.Activity;
import io.github.smartfolio.ledger.TransactionSource;
import io.github.smartfolio.source.SourceId;
import java.time.LocalDate;

/**
 * What was booked in the accounts of whoever signed in, closed accounts too. Trade dates are Saxo's; the last one asked for is today's
 * in UTC.
 *
 * <p>A fetch ends within the time limits of the settings, whatever Saxo does, and brings all accounts or fails.
 */
public final class SaxoTransactions implements TransactionSource {

    private final SaxoSignIn signIn;
    private final SourceId id;
    private final GatewayClient gateway;
    private final Breaker breaker;

    /** @param signIn whose tokens it uses, with the settings, the executor and the clock given there */
    public SaxoTransactions(SaxoSignIn signIn) {
        this(signIn, new GatewayClient(signIn.settings(), signIn.http(), signIn.clock()));
    }

    /** @param gateway whose rate limits it keeps together with others */
    SaxoTransactions(SaxoSignIn signIn, GatewayClient gateway) {
        this.signIn = signIn;
        this.id = SaxoSource.id(signIn);
        this.gateway = gateway;
        this.breaker = new Breaker("Saxo", signIn.clock());
    }

    @Override
    public SourceId id() {
        return id;
    }

    @Override
    public Activity fetch(LocalDate from) {
        signIn.requireClientId();
        return breaker.run(() -> new HistoryReading(signIn, gateway, from).activity(id));
    }

    @Override
    public String toString() {
        return id + " (transactions)";
    }
}
