package io.github.smartfolio.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Read-only at the wire: what the tests of this build sent to the simulated gateway, which writes down a line for each request. The
 * simulator's own tests send other methods too, to see that they are refused.
 */
class TrafficTest {

    @ParameterizedTest
    @ValueSource(strings = {"saxo-connector", "app-javalin"})
    @DisplayName("the tests of a module sent nothing but GET to the gateway")
    void onlyReads(String module) throws IOException {
        Path log = Modules.thisModule().resolve("..").resolve(module).resolve("target/simulator-traffic.log");
        assertThat(log).as("what 'mvn verify' in the root leaves behind").exists();
        List<String> requests = Files.readAllLines(log);
        assertThat(requests).hasSizeGreaterThan(20).allMatch(request -> request.startsWith("GET /"));
    }
}
