package io.github.smartfolio.saxo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.smartfolio.http.CallException;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A list in pages")
class PagesTest {

    private static final URI BASE = URI.create("http://127.0.0.1:9000/sim/openapi");
    private static final URI FIRST = URI.create(BASE
            + "/port/v1/netpositions?ClientKey=C%7C1%3D&AccountKey=A%7C2%3D&FieldGroups=NetPositionBase,ExchangeInfo");

    private final List<URI> asked = new ArrayList<>();

    private static Answer page(URI request, String json) {
        return new Answer(request, Optional.of(Entry.of(Fixtures.json(json))), "");
    }

    /** @param pages the second and those after it */
    private List<JsonNode> read(URI first, String json, String... pages) {
        return new Pages(BASE, page -> {
                    asked.add(page);
                    return page(page, pages[asked.size() - 1]);
                })
                .all(page(first, json));
    }

    private static void assertUnreadable(ThrowingCallable work) {
        assertThat(catchThrowableOfType(CallException.class, work).failure().reason())
                .isEqualTo(Reason.UNREADABLE);
    }

    @Test
    @DisplayName("is read from the recorded ones to the end")
    void recorded() {
        List<JsonNode> rows =
                read(FIRST, Fixtures.text("netpositions-page1.json"), Fixtures.text("netpositions-page2.json"));

        // All twelve of the list that was recorded in one piece.
        assertThat(rows).isEqualTo(Fixtures.rows("netpositions-me.json"));
        // The link names Saxo's own host; the question goes where the first one went, and asks for what that asked.
        assertThat(asked)
                .containsExactly(URI.create(BASE
                        + "/port/v1/netpositions/me?$top=7&$skip=7&FieldGroups=NetPositionBase,NetPositionView,DisplayAndFormat,ExchangeInfo"
                        + "&ClientKey=C%7C1%3D&AccountKey=A%7C2%3D"));
    }

    @Test
    @DisplayName("goes on by a relative link that lost the field groups")
    void relative() {
        String rest = Fixtures.list(IntStream.range(0, 11)
                .mapToObj(i -> Fixtures.json("{\"NetPositionId\":\"" + i + "\"}"))
                .toArray(JsonNode[]::new));
        List<JsonNode> rows = read(FIRST, Fixtures.text("netpositions-page1-relative-next.json"), rest);

        assertThat(rows).hasSize(12);
        assertThat(asked)
                .containsExactly(URI.create(BASE + "/port/v1/netpositions/me/?$top=1&$skip=1"
                        + "&ClientKey=C%7C1%3D&AccountKey=A%7C2%3D&FieldGroups=NetPositionBase,ExchangeInfo"));
    }

    @Test
    @DisplayName("goes on by a link with a bar in it, and keeps what it leads with")
    void rawBar() {
        read(
                URI.create(BASE + "/cs/v1/reports/trades/x"),
                Fixtures.text("cs-reports-trades-page1-raw-next.json"),
                "{\"Data\":[]}");

        assertThat(asked)
                .containsExactly(
                        URI.create(
                                BASE
                                        + "/cs/v1/reports/trades/Cx7Kd%7CWmQ0yR2tVnb-uPAg==?FromDate=2026-10-01&ToDate=2026-11-20&$top=1&$skiptoken=6100000001"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:9000/sim/openapi/port/v1/netpositions?%24skip=1&ClientKey=C%7C1%3D",
                "http://attacker.example/sim/openapi/port/v1/netpositions?%24skip=1&ClientKey=C|1=",
                "/openapi/port/v1/netpositions?%24skip=1&ClientKey=C|1=",
                "?%24skip=1&ClientKey=C%7C1%3D"
            })
    @DisplayName("goes on where it began, whichever host a link names")
    void hosts(String link) {
        read(FIRST, "{\"Data\":[],\"__next\":\"" + link + "\"}", "{\"Data\":[]}");

        assertThat(asked.get(0).toString())
                .startsWith(BASE + "/port/v1/netpositions?%24skip=1&ClientKey=C")
                .endsWith("&AccountKey=A%7C2%3D&FieldGroups=NetPositionBase,ExchangeInfo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://attacker.example/", "nowhere", "https://x/?a=/openapi/port", "12"})
    @DisplayName("that goes on elsewhere is unreadable")
    void elsewhere(String link) {
        assertUnreadable(() -> read(FIRST, "{\"Data\":[],\"__next\":\"" + link + "\"}", "{\"Data\":[]}"));
        assertThat(asked).isEmpty();
    }

    @Test
    @DisplayName("knows the parameters a link kept by their names in any case, and keeps each that comes twice")
    void names() {
        read(
                FIRST,
                "{\"Data\":[],\"__next\":\"?skip=1&clientkey=C%7C1%3D&FIELDGROUPS=A&FIELDGROUPS=B\"}",
                "{\"Data\":[]}");

        assertThat(asked)
                .containsExactly(
                        URI.create(
                                BASE
                                        + "/port/v1/netpositions?skip=1&clientkey=C%7C1%3D&FIELDGROUPS=A&FIELDGROUPS=B&AccountKey=A%7C2%3D"));
    }

    @Test
    @DisplayName("that leads in a circle is unreadable")
    void circle() {
        String again = "{\"Data\":[],\"__next\":\"/openapi/port/v1/netpositions?$skip=1\"}";

        assertUnreadable(() -> read(FIRST, again, again, again));
        assertThat(asked).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Rows\":[]}",
                "{\"Data\":{}}",
                "{\"Data\":\"\"}",
                "{\"__count\":0}",
                "{\"Data\":[],\"__count\":\"x\"}"
            })
    @DisplayName("that is no list is unreadable")
    void noList(String json) {
        assertUnreadable(() -> read(FIRST, json));
    }

    @Test
    @DisplayName("with fewer entries than announced is unreadable")
    void cutShort() {
        assertUnreadable(() -> read(FIRST, "{\"__count\":2,\"Data\":[{\"a\":1}]}"));
        assertUnreadable(() -> read(
                FIRST,
                "{\"__count\":3,\"Data\":[{\"a\":1}],\"__next\":\"?$skip=1\"}",
                "{\"__count\":3,\"Data\":[{\"a\":2}]}"));
    }

    @Test
    @DisplayName("is empty if it says so: an empty list, or no content")
    void empty() {
        assertThat(read(FIRST, Fixtures.text("netpositions-empty.json"))).isEmpty();
        assertThat(read(FIRST, Fixtures.text("hist-transactions-empty.json"))).isEmpty();
        assertThat(new Pages(BASE, page -> page(page, "{}")).all(new Answer(FIRST, Optional.empty(), "")))
                .isEmpty();
    }

    @Test
    @DisplayName("asked for in parts goes on while they are full, although no link says so")
    void inParts() {
        URI first = URI.create(BASE + "/hist/v1/transactions?ClientKey=C%7C1%3D&%24top=2");

        List<JsonNode> rows = read(
                first,
                "{\"__count\":5,\"Data\":[{\"a\":1},{\"a\":2}]}",
                "{\"Data\":[{\"a\":3},{\"a\":4}]}",
                "{\"Data\":[{\"a\":5}]}");

        assertThat(rows).extracting(row -> row.get("a").intValue()).containsExactly(1, 2, 3, 4, 5);
        assertThat(asked).containsExactly(URI.create(first + "&$skip=2"), URI.create(first + "&$skip=4"));
    }

    @Test
    @DisplayName("is no list if it gives the same part again and again")
    void samePart() {
        URI first = URI.create(BASE + "/hist/v1/transactions?$top=2");
        String part = "{\"Data\":[{\"a\":1},{\"a\":2}]}";

        assertUnreadable(() -> read(first, part, part, part));
    }
}
