package io.github.smartfolio.app.rates;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A server that answers as the ECB's does, well or badly. */
public final class FakeEcb {

    /** A file that is not there. */
    public static final Reply MISSING = new Reply(404, new byte[0]);

    private FakeEcb() {}

    /** What is answered for one file. */
    public static final class Reply {

        private final int status;
        private final byte[] body;

        Reply(int status, byte[] body) {
            this.status = status;
            this.body = body;
        }

        byte[] body() {
            return body;
        }

        static Reply ok(String body) {
            return new Reply(200, body.getBytes(StandardCharsets.UTF_8));
        }
    }

    public static HttpServer start(Reply history, Reply newest) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer(server, "/eurofxref-hist.zip", history);
        answer(server, "/eurofxref-daily.xml", newest);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
        return server;
    }

    public static void answer(HttpServer server, String path, Reply reply) {
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(reply.status, reply.body.length == 0 ? -1 : reply.body.length);
            exchange.getResponseBody().write(reply.body);
            exchange.close();
        });
    }

    public static URI address(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** The archive with these lines in its one file. */
    public static Reply history(String... lines) {
        return new Reply(200, zip("eurofxref-hist.csv", String.join("\n", lines) + "\n"));
    }

    static Reply newest(String day, String... rates) {
        StringBuilder cubes = new StringBuilder();
        for (String rate : rates) {
            String[] parts = rate.split(" ", -1);
            cubes.append("<Cube currency='" + parts[0] + "' rate='" + parts[1] + "'/>");
        }
        return Reply.ok("<?xml version='1.0' encoding='UTF-8'?><gesmes:Envelope"
                + " xmlns:gesmes='http://www.gesmes.org/xml/2002-08-01'"
                + " xmlns='http://www.ecb.int/vocabulary/2002-08-01/eurofxref'><gesmes:subject>Reference"
                + " rates</gesmes:subject><Cube><Cube time='" + day + "'>" + cubes
                + "</Cube></Cube></gesmes:Envelope>");
    }

    static byte[] zip(String name, String content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
