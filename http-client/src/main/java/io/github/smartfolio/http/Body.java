package io.github.smartfolio.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import feign.Response;
import feign.codec.Decoder;
import feign.jackson.JacksonDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an answer holds: JSON, or a page where something stands before the server, or nothing. */
public final class Body {

    private static final Decoder JSON = new JacksonDecoder(JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
            .build());
    // Of a body, where a page shows that it is one.
    private static final int BEGINNING = 10_000;
    private static final int LONGEST_TITLE = 80;
    private static final Pattern TITLE =
            Pattern.compile("<title>\\s*(.{1,500}?)\\s*</title>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern NOT_FOR_A_MESSAGE = Pattern.compile("[\\p{Cntrl}\\p{Space}]+");
    // Longer than any word in a title, and no longer than any key or token that a page might repeat there.
    private static final Pattern NO_WORD = Pattern.compile("\\S{20,}");

    private final Response response;
    private final byte[] bytes;

    private Body(Response response, byte[] bytes) {
        this.response = response;
        this.bytes = bytes;
    }

    /** @param response whose body is in memory, as {@link Http} leaves it */
    public static Body of(Response response) {
        return new Body(response, bytes(response));
    }

    private static byte[] bytes(Response response) {
        if (response.body() == null) {
            return new byte[0];
        }
        try {
            return response.body().asInputStream().readAllBytes();
        } catch (IOException e) {
            return new byte[0];
        }
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** Absent if it is not one JSON value and nothing else. Numbers in it are exact. */
    public Optional<JsonNode> json() {
        try {
            // Of some statuses the decoder takes no notice, and servers explain themselves under any.
            return JSON.decode(response.toBuilder().status(200).build(), JsonNode.class) instanceof JsonNode node
                    ? Optional.of(node).filter(n -> !n.isMissingNode())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    public boolean isPage() {
        boolean declared = response.headers().getOrDefault("Content-Type", List.of()).stream()
                .anyMatch(type -> type.toLowerCase(Locale.ROOT).contains("html"));
        return declared || beginning().stripLeading().startsWith("<");
    }

    /** What a page calls itself, to stand in a message: {@code ("Maintenance")} with a space before it, or nothing. */
    public String title() {
        Matcher title = TITLE.matcher(beginning());
        if (!title.find()) {
            return "";
        }
        String text = NO_WORD.matcher(NOT_FOR_A_MESSAGE.matcher(title.group(1)).replaceAll(" "))
                .replaceAll("…");
        return " (\"" + (text.length() > LONGEST_TITLE ? text.substring(0, LONGEST_TITLE) + '…' : text) + "\")";
    }

    private String beginning() {
        return new String(bytes, 0, Math.min(bytes.length, BEGINNING), StandardCharsets.UTF_8);
    }

    /** Not what it holds. */
    @Override
    public String toString() {
        return "body of " + bytes.length + " bytes";
    }
}
