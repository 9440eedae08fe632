package io.github.smartfolio.simulator;

import io.github.smartfolio.connect.BrokerSimulator;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a person tries the whole way with: the simulator with the {@linkplain SampleClients#french French client}, whose tokens last as
 * long as Saxo's.
 */
public final class SaxoRehearsal implements BrokerSimulator {

    @Override
    public String broker() {
        return "saxo";
    }

    @Override
    public Running start(InstantSource clock) {
        SaxoSimulator simulator =
                SaxoSimulator.builder(clock).client(SampleClients.french()).start();
        return new Running() {

            @Override
            public Map<String, String> settings() {
                return Map.of(
                        "SAXO_ENVIRONMENT", "sim",
                        "SAXO_AUTH_BASE_URL", simulator.address().toString(),
                        "SAXO_API_BASE_URL", simulator.gateway(Environment.SIM).toString(),
                        "SAXO_SIM_CLIENT_ID", RegisteredApp.PKCE_SIM.key());
            }

            @Override
            public void close() {
                simulator.close();
            }
        };
    }
}
