package io.github.smartfolio.app.demo;

import io.github.smartfolio.app.sources.Brokers;
import io.github.smartfolio.connect.BrokerSimulator;
import io.github.smartfolio.connect.Setting;
import io.github.smartfolio.connect.Settings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** The brokers that the demo talks to: on this machine, with invented people. */
public final class Simulators implements AutoCloseable {

    private final List<BrokerSimulator.Running> running = new ArrayList<>();
    private final Map<String, Settings> settings = new HashMap<>();

    private Simulators() {}

    /** Starts every simulator whose module is on the class path. */
    public static Simulators start(Brokers brokers, InstantSource clock) {
        Simulators simulators = new Simulators();
        Map<String, List<Setting>> declared = brokers.settings();
        for (BrokerSimulator simulator : ServiceLoader.load(BrokerSimulator.class)) {
            List<Setting> ofBroker = declared.get(simulator.broker());
            if (ofBroker != null) {
                BrokerSimulator.Running started = simulator.start(clock);
                simulators.running.add(started);
                simulators.settings.put(simulator.broker(), Settings.of(started.settings(), ofBroker));
            }
        }
        return simulators;
    }

    /** How connectors find the simulators, by the id of the broker; a broker without one has no API in the demo. */
    public Map<String, Settings> settings() {
        return Map.copyOf(settings);
    }

    @Override
    public void close() {
        running.forEach(BrokerSimulator.Running::close);
    }
}
