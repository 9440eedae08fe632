package io.github.smartfolio.app.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.smartfolio.app.profit.InstrumentReturns;
import io.github.smartfolio.app.profit.Performed;
import io.github.smartfolio.returns.Return;
import io.github.smartfolio.returns.Returns;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How well everything did.
 *
 * @param brokers whose accounts are in {@code total}: those of which the ledger tells
 */
record ReturnsAnswer(
        String currency,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        List<String> brokers,
        ThreeAnswer total,
        List<AccountAnswer> accounts,
        List<InstrumentReturnsAnswer> instruments) {

    /**
     * A rate of return, or why there is none.
     *
     * @param value a part of one: 0.05 is 5 %
     */
    record RateOfReturn(Optional<String> value, Optional<Return.Reason> reason, Optional<String> detail) {

        static RateOfReturn of(Return rate) {
            Optional<Return.Unavailable> why =
                    rate instanceof Return.Unavailable unavailable ? Optional.of(unavailable) : Optional.empty();
            return new RateOfReturn(
                    rate.value().map(BigDecimal::toPlainString),
                    why.map(Return.Unavailable::reason),
                    why.map(Return.Unavailable::detail));
        }
    }

    /** The three ways to measure. */
    record ThreeAnswer(RateOfReturn xirr, RateOfReturn timeWeighted, RateOfReturn modifiedDietz) {

        static ThreeAnswer of(Returns returns) {
            return new ThreeAnswer(
                    RateOfReturn.of(returns.xirr()),
                    RateOfReturn.of(returns.timeWeighted()),
                    RateOfReturn.of(returns.modifiedDietz()));
        }
    }

    /** Of one account. */
    record AccountAnswer(
            String broker,
            Optional<String> account,
            @JsonUnwrapped ThreeAnswer returns) {}

    /** Of one instrument in one account. */
    record InstrumentReturnsAnswer(
            String broker,
            Optional<String> account,
            InstrumentAnswer instrument,
            @JsonUnwrapped ThreeAnswer returns) {}

    static ReturnsAnswer of(ProfitRequest request, Performed performed, List<InstrumentReturns> instruments) {
        return new ReturnsAnswer(
                request.currency().getCurrencyCode(),
                request.period().from(),
                request.period().to(),
                performed.brokers(),
                ThreeAnswer.of(performed.total()),
                performed.accounts().stream()
                        .map(of -> new AccountAnswer(
                                of.account().institution(),
                                PortfolioAnswer.number(of.account()),
                                ThreeAnswer.of(of.returns())))
                        .toList(),
                instruments.stream()
                        .map(of -> new InstrumentReturnsAnswer(
                                of.account().institution(),
                                PortfolioAnswer.number(of.account()),
                                InstrumentAnswer.of(of.id(), of.instrument()),
                                ThreeAnswer.of(of.returns())))
                        .toList());
    }
}
