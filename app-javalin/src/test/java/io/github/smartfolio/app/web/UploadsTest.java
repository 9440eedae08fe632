package io.github.smartfolio.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.app.TestServer;
import io.github.smartfolio.app.TestServer.Answer;
import io.github.smartfolio.app.ToyReader;
import io.github.smartfolio.app.sources.Brokers;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadsTest {

    private static final String FILES = "/api/sources/toy/files";
    private static final int MEBIBYTE = 1024 * 1024;

    @TempDir
    private static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(folder, Brokers.of(new ToyReader("toy", "Toy Bank")));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @DisplayName("refuses a file that is too large, before it is read whole")
    void refusesLargeFiles() {
        Answer answer = server.upload(FILES, "a.txt", content(MEBIBYTE + 1));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text("/detail")).contains("1 MiB").contains("SMARTFOLIO_MAX_UPLOAD_MB");
    }

    @Test
    @DisplayName("refuses it also when the request does not say how long it is")
    void refusesLargeStreams() {
        BodyPublisher form = TestServer.form("a.txt", content(MEBIBYTE + 1));
        BodyPublisher ofUnknownLength = BodyPublishers.fromPublisher(form);
        Answer answer = server.send(server.request(FILES)
                .header("Content-Type", TestServer.formType())
                .POST(ofUnknownLength)
                .build());
        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    @DisplayName("takes a file of exactly the size allowed")
    void takesTheLargestFile() {
        assertThat(server.upload(FILES, "a.txt", content(MEBIBYTE)).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("says how to send a file when there is none")
    void saysHow() {
        for (String[] typeAndBody : new String[][] {
            {"application/json", "{}"},
            {"text/csv", "a;b"},
            {"multipart/form-data", "no boundary"},
            {TestServer.formType(), ""},
            {TestServer.formType(), "--between-the-parts\r\nno header"},
            {TestServer.formType(), "--between-the-parts--\r\n"}
        }) {
            Answer answer = server.send(server.request(FILES)
                    .header("Content-Type", typeAndBody[0])
                    .POST(BodyPublishers.ofString(typeAndBody[1]))
                    .build());
            assertThat(answer.status()).as(Arrays.toString(typeAndBody)).isEqualTo(400);
            assertThat(answer.text("/detail")).contains("in the field 'file'");
        }
    }

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        Arrays.fill(content, (byte) '\n');
        byte[] head = "toy positions\nasOf 2026-02-02T21:00:00Z\n".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(head, 0, content, 0, head.length);
        return content;
    }
}
