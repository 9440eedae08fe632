package io.github.smartfolio.saxo;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.smartfolio.http.CallException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A list that comes in pages: {@code Data}, and a link {@code __next} to what follows. A list that is cut short is a failure,
 * because it would look like sales.
 */
final class Pages {

    private static final String ROOT = "/openapi/";
    private static final Set<String> WHERE_IN_THE_LIST = Set.of("$top", "$skip", "$skiptoken");

    private final URI base;
    private final Function<URI, Answer> next;

    /** @param next asks for a page */
    Pages(URI base, Function<URI, Answer> next) {
        this.base = base;
        this.next = next;
    }

    /**
     * All rows, from this answer on.
     *
     * @throws CallException if the list does not come to its end
     */
    List<JsonNode> all(Answer first) {
        List<JsonNode> rows = new ArrayList<>();
        Set<URI> seen = new HashSet<>();
        Answer page = first;
        List<JsonNode> last = rows(first);
        while (true) {
            rows.addAll(last);
            Optional<URI> following = following(page, first, last.size(), rows.size());
            if (following.isEmpty()) {
                break;
            }
            if (!seen.add(following.get())) {
                throw page.unreadable("links to a page that was read already");
            }
            page = next.apply(following.get());
            List<JsonNode> further = rows(page);
            if (!further.isEmpty() && further.equals(last)) {
                throw page.unreadable("is the same page again");
            }
            last = further;
        }
        Optional<BigDecimal> count = first.content().flatMap(content -> number(first, content));
        if (count.filter(c -> c.compareTo(BigDecimal.valueOf(rows.size())) > 0).isPresent()) {
            throw first.unreadable("has " + rows.size() + " entries and announced " + count.get());
        }
        return rows;
    }

    /** The page after this one; what was asked for in parts of a size goes on while they are full, linked or not. */
    private Optional<URI> following(Answer page, Answer first, int onPage, int soFar) {
        Optional<String> link = link(page);
        if (link.isPresent()) {
            return link.map(text -> resolve(page, text, first.request()));
        }
        String query = Optional.ofNullable(first.request().getRawQuery()).orElse("");
        boolean full =
                parameters(query).getOrDefault("$top", List.of()).stream().anyMatch(top -> top.endsWith("=" + onPage));
        return full ? Optional.of(URI.create(first.request() + "&$skip=" + soFar)) : Optional.empty();
    }

    private static List<JsonNode> rows(Answer page) {
        if (page.content().isEmpty()) {
            return List.of();
        }
        JsonNode data = page.object().node().path("Data");
        if (!data.isArray()) {
            throw page.unreadable("is not the list it should be");
        }
        List<JsonNode> rows = new ArrayList<>();
        data.forEach(rows::add);
        return rows;
    }

    private static Optional<BigDecimal> number(Answer page, Entry content) {
        try {
            return content.number("__count");
        } catch (UnreadableEntry e) {
            throw page.unreadable("cannot be understood: " + e.getMessage());
        }
    }

    private static Optional<String> link(Answer page) {
        try {
            return page.content().flatMap(content -> content.text("__next"));
        } catch (UnreadableEntry e) {
            throw page.unreadable("cannot be understood: " + e.getMessage());
        }
    }

    /**
     * A link may be relative, or name a host that is not ours to send a token to; what counts is what follows {@code /openapi/}.
     * What it lost of the first question is asked again: without field groups the rows would come without currencies.
     */
    private URI resolve(Answer page, String link, URI first) {
        String ours = base.toString();
        int root = link.indexOf(ROOT);
        int query = link.indexOf('?');
        String path;
        if (link.startsWith(ours + '/')) {
            path = link.substring(ours.length());
        } else if (root >= 0 && (query < 0 || root < query)) {
            path = link.substring(root + ROOT.length() - 1);
        } else if (query == 0) {
            path = first.toString().substring(ours.length()).replaceFirst("\\?.*", "") + link;
        } else {
            throw page.unreadable("links to a page elsewhere");
        }
        int mark = path.indexOf('?');
        Map<String, List<String>> parameters = parameters(mark < 0 ? "" : path.substring(mark + 1));
        parameters(first.getRawQuery() == null ? "" : first.getRawQuery()).forEach((name, parameter) -> {
            if (!WHERE_IN_THE_LIST.contains(name)) {
                parameters.putIfAbsent(name, parameter);
            }
        });
        String text = ours
                + encoded(mark < 0 ? path : path.substring(0, mark))
                + (parameters.isEmpty()
                        ? ""
                        : '?'
                                + parameters.values().stream()
                                        .flatMap(List::stream)
                                        .collect(Collectors.joining("&")));
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw page.unreadable("links to a page in a way that is not understood");
        }
    }

    /** By their names, decoded and in small letters; each as it is sent. */
    private static Map<String, List<String>> parameters(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String parameter : query.split("&", -1)) {
            if (!parameter.isEmpty()) {
                String name = parameter.replaceFirst("=.*", "");
                parameters
                        .computeIfAbsent(decoded(name).toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                        .add(encoded(parameter));
            }
        }
        return parameters;
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }

    // Keys hold a bar, which links were seen to leave as it is.
    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean legal = c < 128 && (Character.isLetterOrDigit(c) || "-._~:/?@!$&'()*+,;=%".indexOf(c) >= 0);
            if (legal) {
                encoded.appendCodePoint(c);
            } else {
                encoded.append(URLEncoder.encode(Character.toString(c), StandardCharsets.UTF_8));
            }
        });
        return encoded.toString();
    }
}
