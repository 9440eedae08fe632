package io.github.smartfolio.saxo;

import io.github.smartfolio.http.Breaker;
import io.github.smartfolio.source.BalanceSource;
import io.github.smartfolio.source.SourceId;
import io.github.smartfolio.source.SourceSnapshot;

/**
 * The accounts of whoever signed in: cash and net positions, as Saxo has them now. The figures of the SIM environment are a
 * source of their own, {@code saxo/api-sim}, and never stand in for real ones.
 *
 * <p>A fetch ends within the time limits of the settings, whatever Saxo does; an account that cannot be read in that time is
 * among the unread ones and does not hold up the others.
 */
public final class SaxoSource implements BalanceSource {

    private final SaxoSignIn signIn;
    private final SourceId id;
    private final GatewayClient gateway;
    private final KnownInstruments known = new KnownInstruments();
    private final IsinSearch isins;
    private final Breaker breaker;

    /** @param signIn whose tokens it uses, with the settings, the executor and the clock given there */
    public SaxoSource(SaxoSignIn signIn) {
        this(signIn, new GatewayClient(signIn.settings(), signIn.http(), signIn.clock()));
    }

    /** @param gateway whose rate limits it keeps together with others */
    SaxoSource(SaxoSignIn signIn, GatewayClient gateway) {
        this.signIn = signIn;
        this.id = id(signIn);
        this.gateway = gateway;
        this.isins = new IsinSearch(signIn.clock());
        this.breaker = new Breaker("Saxo", signIn.clock());
    }

    /** Of everything the API of a connection tells. */
    static SourceId id(SaxoSignIn signIn) {
        return SourceId.of(
                signIn.connection(),
                signIn.settings().environment() == SaxoEnvironment.LIVE ? "api" : "api-" + signIn.environment());
    }

    @Override
    public SourceId id() {
        return id;
    }

    @Override
    public SourceSnapshot fetch() {
        signIn.requireClientId();
        return breaker.run(() -> new Reading(signIn, gateway, known, isins).snapshot(id));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
