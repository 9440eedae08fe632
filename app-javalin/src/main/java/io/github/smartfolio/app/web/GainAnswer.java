package io.github.smartfolio.app.web;

import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.ledger.ExternalId;
import io.github.smartfolio.ledger.Ledger;
import io.github.smartfolio.ledger.ReportedGain;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a broker computed as the profit of a closed position.
 *
 * @param profits the same in one or several currencies
 */
record GainAnswer(
        String broker,
        Optional<String> account,
        InstrumentAnswer instrument,
        Optional<LocalDate> opened,
        LocalDate closed,
        String quantity,
        List<Amount> profits,
        Optional<String> opening,
        Optional<String> closing) {

    static GainAnswer of(ReportedGain gain, Ledger ledger) {
        InstrumentId id = ledger.idOf(gain.instrument())
                .orElseThrow(() -> new IllegalStateException("A gain of an instrument that the ledger does not know"));
        return new GainAnswer(
                gain.account().institution(),
                PortfolioAnswer.number(gain.account()),
                InstrumentAnswer.of(id, Optional.of(gain.instrument())),
                gain.opened(),
                gain.closed(),
                gain.quantity().toString(),
                gain.profits().stream().map(Amount::reported).toList(),
                gain.opening().map(ExternalId::toString),
                gain.closing().map(ExternalId::toString));
    }
}
