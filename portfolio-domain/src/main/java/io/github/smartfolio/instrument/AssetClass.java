package io.github.smartfolio.instrument;

/** What kind of thing is held. {@link #OTHER} is for kinds no source mapping knows yet. */
public enum AssetClass {
    STOCK(true, false),
    ETF(true, false),
    FUND(true, false),
    BOND(true, false),
    OPTION(false, false),
    FUTURE(false, true),
    CFD(false, true),
    FX(false, true),
    CRYPTO(false, false),
    CERTIFICATE(true, false),
    OTHER(false, false);

    private final boolean cashSecurity;
    private final boolean margin;

    AssetClass(boolean cashSecurity, boolean margin) {
        this.cashSecurity = cashSecurity;
        this.margin = margin;
    }

    /** Whether it is bought for its full price, so that a symbol on a market, or an ISIN, names it and not its underlying. */
    public boolean isCashSecurity() {
        return cashSecurity;
    }

    /** Whether only a margin is paid, so that what it adds to wealth is its profit and not its notional. */
    public boolean isMargin() {
        return margin;
    }
}
