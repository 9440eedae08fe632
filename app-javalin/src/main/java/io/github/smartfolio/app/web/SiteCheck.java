package io.github.smartfolio.app.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Lets in who asked for this server by its own name and, to change something, from a page of its own.
 *
 * <p>The first stops a foreign page whose name is made to point at this machine (DNS rebinding); the second stops one that sends
 * forms or scripts here with the user's browser (CSRF).
 */
final class SiteCheck {

    private final Optional<URI> publicUrl;

    SiteCheck(Optional<URI> publicUrl) {
        this.publicUrl = publicUrl;
    }

    void check(Context ctx) {
        List<URI> addresses = addresses(ctx.req().getLocalPort());
        String host = Optional.ofNullable(ctx.header("Host")).orElse("").toLowerCase(Locale.ROOT);
        if (addresses.stream().noneMatch(address -> isNamed(host, address))) {
            throw new ProblemException(
                    HttpStatus.MISDIRECTED_REQUEST,
                    "This server does not go by the name in the request. If it should, set SMARTFOLIO_PUBLIC_URL.");
        }
        if (changes(ctx) && !(fromOwnPage(ctx) && fromOwnOrigin(ctx, addresses))) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "Another site may not change anything here.");
        }
    }

    private List<URI> addresses(int port) {
        List<URI> addresses = new ArrayList<>();
        for (String loopback : List.of("localhost", "127.0.0.1", "[::1]")) {
            addresses.add(URI.create("http://" + loopback + ':' + port));
        }
        publicUrl.ifPresent(addresses::add);
        return addresses;
    }

    /** Whether {@code host} names {@code address}; a default port may be written or not. */
    private static boolean isNamed(String host, URI address) {
        String name = address.getHost().toLowerCase(Locale.ROOT);
        int usual = address.getScheme().equals("https") ? 443 : 80;
        int port = address.getPort() < 0 ? usual : address.getPort();
        return host.equals(name + ':' + port) || (port == usual && host.equals(name));
    }

    // Asking the sources anew is a change too, although it is read with the answer.
    private static boolean changes(Context ctx) {
        boolean reads = ctx.method().equals(HandlerType.GET) || ctx.method().equals(HandlerType.HEAD);
        return !reads || ctx.queryParam("refresh") != null;
    }

    // Absent in old browsers and in programs; a page of another port of this machine is "same-site".
    private static boolean fromOwnPage(Context ctx) {
        String site = ctx.header("Sec-Fetch-Site");
        return site == null || site.equals("same-origin") || site.equals("none");
    }

    private static boolean fromOwnOrigin(Context ctx, List<URI> addresses) {
        String origin = ctx.header("Origin");
        return origin == null
                || addresses.stream()
                        .anyMatch(address -> origin.startsWith(address.getScheme() + "://")
                                && isNamed(
                                        origin.substring(address.getScheme().length() + 3)
                                                .toLowerCase(Locale.ROOT),
                                        address));
    }
}
