package io.github.smartfolio.simulator;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** What a connector does, written out plainly: the OAuth dance and reading, with nothing but the JDK's HTTP client. */
final class Dance {

    /** RFC 7636, appendix B. */
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    static final String REDIRECT = "http://127.0.0.1:53124/api/saxo/callback";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final SaxoSimulator simulator;
    private final RegisteredApp app;

    Dance(SaxoSimulator simulator, RegisteredApp app) {
        this.simulator = simulator;
        this.app = app;
    }

    static Dance of(SaxoSimulator simulator) {
        return new Dance(simulator, RegisteredApp.PKCE_SIM);
    }

    URI authorizationUrl() {
        return authorizationUrl(Map.of());
    }

    /** With other values for some parameters; an empty one leaves a parameter out. */
    URI authorizationUrl(Map<String, String> changes) {
        Map<String, String> parameters = new LinkedHashMap<>(Map.of(
                "response_type",
                "code",
                "client_id",
                app.key(),
                "redirect_uri",
                REDIRECT,
                "state",
                "9f2c1b7a",
                "code_challenge",
                CHALLENGE,
                "code_challenge_method",
                "S256"));
        parameters.putAll(changes);
        parameters.values().removeIf(String::isEmpty);
        return URI.create(simulator.address() + "/authorize?" + encoded(parameters));
    }

    String code() {
        return parameter(simulator.signIn(authorizationUrl()), "code");
    }

    JsonNode signIn() {
        return json(exchange(code()));
    }

    HttpResponse<byte[]> exchange(String code) {
        return token(Map.of(
                "grant_type", "authorization_code",
                "client_id", app.key(),
                "code", code,
                "redirect_uri", REDIRECT,
                "code_verifier", VERIFIER));
    }

    HttpResponse<byte[]> refresh(String refreshToken) {
        return token(Map.of(
                "grant_type", "refresh_token",
                "client_id", app.key(),
                "refresh_token", refreshToken,
                "redirect_uri", REDIRECT,
                "code_verifier", VERIFIER));
    }

    HttpResponse<byte[]> token(Map<String, String> form, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(simulator.address() + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form)));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    HttpResponse<byte[]> get(String accessToken, String pathAndQuery) {
        return send(request(accessToken, pathAndQuery));
    }

    HttpRequest.Builder request(String accessToken, String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create(simulator.gateway(app.environment()) + pathAndQuery))
                .timeout(Duration.ofSeconds(20))
                .header("Accept-Encoding", "gzip")
                .header("Authorization", "Bearer " + accessToken);
    }

    static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(HttpResponse<byte[]> response) {
        boolean zipped =
                response.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        try (InputStream in = zipped
                ? new GZIPInputStream(new ByteArrayInputStream(response.body()))
                : new ByteArrayInputStream(response.body())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(HttpResponse<byte[]> response) {
        return json(text(response));
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String fixture(String name) {
        try (InputStream in = Dance.class.getResourceAsStream("fixtures/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String parameter(URI uri, String name) {
        return Arrays.stream(uri.getQuery().split("&", -1))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + '=' + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
