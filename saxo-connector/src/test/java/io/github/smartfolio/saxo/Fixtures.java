package io.github.smartfolio.saxo;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.credential.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Answers of Saxo's, of an invented person. */
final class Fixtures {

    static final URI GATEWAY = URI.create("https://gateway.saxobank.com/sim/openapi");

    /** Numbers stay exact. */
    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Fixtures() {}

    static byte[] bytes(String name) {
        try (InputStream in = Optional.ofNullable(Fixtures.class.getResourceAsStream(name))
                .orElseThrow(() -> new IllegalArgumentException("No fixture " + name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As if it had come from {@code path}, below the gateway's address. */
    static Answer answer(String path, String fixture) {
        return new Answer(URI.create(GATEWAY + path), Optional.of(Entry.of(json(text(fixture)))), "");
    }

    static List<JsonNode> rows(String fixture) {
        List<JsonNode> rows = new ArrayList<>();
        json(text(fixture)).get("Data").forEach(rows::add);
        return rows;
    }

    /** A net position that is nothing but this, to be changed. */
    static ObjectNode row(String fixture, long uic) {
        return rows(fixture).stream()
                .filter(row -> row.path("NetPositionBase").path("Uic").asLong() == uic)
                .map(row -> (ObjectNode) row)
                .findFirst()
                .orElseThrow();
    }

    static String list(JsonNode... rows) {
        ObjectNode list = JSON.createObjectNode();
        ArrayNode data = list.putArray("Data");
        for (JsonNode row : rows) {
            data.add(row);
        }
        return list.toString();
    }

    static KnownInstruments instruments() {
        KnownInstruments known = new KnownInstruments();
        rows("instruments-details.json").forEach(row -> known.learn(InstrumentDetails.from(Entry.of(row))));
        return known;
    }

    static SaxoAccount account(String number, String currency) {
        return new SaxoAccount(
                AccountId.of("saxo", number),
                Optional.of(Secret.of("a key")),
                Optional.empty(),
                Optional.of(currency),
                true);
    }

    /** Of a recorded status line with headers. */
    static Map<String, String> headers(String fixture) {
        Map<String, String> headers = new TreeMap<>();
        text(fixture).lines().skip(1).filter(line -> line.contains(": ")).forEach(line -> {
            int colon = line.indexOf(": ");
            headers.put(line.substring(0, colon), line.substring(colon + 2).strip());
        });
        return headers;
    }
}
