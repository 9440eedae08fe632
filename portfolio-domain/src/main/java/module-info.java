/** The portfolio model and its ports. Reads nothing but {@code java.base}: the compiler keeps it pure. */
module io.github.smartfolio.domain {
    exports io.github.smartfolio.money;
    exports io.github.smartfolio.instrument;
    exports io.github.smartfolio.account;
    exports io.github.smartfolio.source;
    exports io.github.smartfolio.portfolio;
    exports io.github.smartfolio.valuation;
    exports io.github.smartfolio.ledger;
    exports io.github.smartfolio.returns;
    exports io.github.smartfolio.history;
    exports io.github.smartfolio.credential;
    exports io.github.smartfolio.calls;
    exports io.github.smartfolio.connect;
}
