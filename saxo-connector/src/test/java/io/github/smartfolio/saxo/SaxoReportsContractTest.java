package io.github.smartfolio.saxo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smartfolio.instrument.InstrumentIdentifier;
import io.github.smartfolio.ledger.Evidence;
import io.github.smartfolio.ledger.ExternalId;
import io.github.smartfolio.simulator.Fault;
import io.github.smartfolio.simulator.SaxoSimulator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The same from the reports of trades and bookings, which is what there is on SIM: the figures are equal, the ids are fewer. */
class SaxoReportsContractTest extends SaxoTransactionsContractTest {

    @Override
    SaxoSettings settings(SaxoSimulator simulator) {
        return Login.settings(simulator);
    }

    @Override
    Evidence evidence(String event, String booking, String... trade) {
        return event.equals("Deposit")
                ? new Evidence(Set.of(), "Booking", "Cash Amount", "")
                : new Evidence(
                        Stream.of(trade)
                                .filter(id -> !id.startsWith("position:"))
                                .map(ExternalId::parse)
                                .collect(Collectors.toSet()),
                        "Trade",
                        "Bought",
                        "");
    }

    @Override
    Set<InstrumentIdentifier> known(String... as) {
        return super.known(Stream.of(as).filter(id -> !id.startsWith("ISIN~")).toArray(String[]::new));
    }

    @Override
    void damage(SaxoSimulator simulator) {
        List<JsonNode> rows = Fixtures.rows("cs-reports-trades.json");
        ((ObjectNode) rows.get(0)).put("Amount", "twenty");
        simulator.on("/cs/v1/reports/trades").always(Fault.json(200, Fixtures.list(rows.get(0), rows.get(1))));
    }
}
