package io.github.smartfolio.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The exchanges of all samples, as {@code /ref/v1/exchanges} lists them. */
final class Exchanges {

    private static final JsonNode ALL = Json.resource("exchanges.json").get("Data");

    private Exchanges() {}

    /** @throws IllegalArgumentException for an id that is not in the list */
    static JsonNode of(String id) {
        return list().stream()
                .filter(exchange -> exchange.get("ExchangeId").textValue().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No exchange " + id));
    }

    static List<ObjectNode> list() {
        return ALL.valueStream().map(exchange -> (ObjectNode) exchange).toList();
    }

    /** By its last session: the samples stand still in time. */
    static boolean isOpen(JsonNode exchange) {
        JsonNode sessions = exchange.get("ExchangeSessions");
        return sessions.size() == 1 && sessions.get(0).get("State").textValue().equals("AutomatedTrading");
    }

    static Fields shortly(JsonNode exchange) {
        return new Fields()
                .put("Description", exchange.get("Name"))
                .put("ExchangeId", exchange.get("ExchangeId"))
                .flag("IsOpen", isOpen(exchange))
                .put("TimeZoneId", exchange.get("TimeZoneId"));
    }
}
