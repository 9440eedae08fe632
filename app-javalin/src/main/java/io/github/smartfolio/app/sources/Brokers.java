package io.github.smartfolio.app.sources;

import io.github.smartfolio.connect.ConnectorFactory;
import io.github.smartfolio.connect.FileReader;
import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.Setting;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.source.Broker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** Every broker for which a module is on the class path, by name. */
public final class Brokers {

    private final Map<String, BrokerFiles> files = new TreeMap<>();
    private final Map<String, ConnectorFactory> apis = new TreeMap<>();

    private Brokers(Collection<FileReader> readers, Collection<ConnectorFactory> factories) {
        for (FileReader reader : readers) {
            Broker broker = reader.broker();
            files.merge(broker.id(), new BrokerFiles(broker, List.of(reader)), BrokerFiles::and);
        }
        for (ConnectorFactory factory : factories) {
            if (apis.put(factory.broker().id(), factory) != null) {
                throw new IllegalArgumentException("Two modules have an API of " + factory.broker());
            }
        }
    }

    /** Those whose modules announce themselves. */
    public static Brokers found() {
        List<FileReader> readers = new ArrayList<>();
        ServiceLoader.load(FileReader.class).forEach(readers::add);
        List<ConnectorFactory> factories = new ArrayList<>();
        ServiceLoader.load(ConnectorFactory.class).forEach(factories::add);
        return new Brokers(readers, factories);
    }

    public static Brokers of(FileReader... readers) {
        return new Brokers(List.of(readers), List.of());
    }

    public static Brokers of(List<FileReader> readers, List<ConnectorFactory> factories) {
        return new Brokers(readers, factories);
    }

    public List<Broker> all() {
        Map<String, Broker> all = new TreeMap<>();
        files.forEach((id, reader) -> all.put(id, reader.broker()));
        apis.forEach((id, factory) -> all.putIfAbsent(id, factory.broker()));
        return all.values().stream().sorted(Comparator.comparing(Broker::name)).toList();
    }

    public Optional<Broker> find(String id) {
        return all().stream().filter(broker -> broker.id().equals(id)).findFirst();
    }

    /** Whose file this is. */
    public Optional<Broker> recognising(UploadedFile file) {
        return files.values().stream()
                .filter(reader -> reader.recognises(file))
                .map(BrokerFiles::broker)
                .findFirst();
    }

    /** What each broker's API asks of whoever runs the server, by the broker's id. */
    public Map<String, List<Setting>> settings() {
        Map<String, List<Setting>> settings = new TreeMap<>();
        apis.forEach((id, factory) -> settings.put(id, factory.settings()));
        return settings;
    }

    /** Those whose API people sign in to with the browser. */
    public List<Broker> withSignIn() {
        return all().stream()
                .filter(broker ->
                        apiOf(broker.id()).filter(ConnectorFactory::signsIn).isPresent())
                .toList();
    }

    boolean readsFilesOf(String broker) {
        return files.containsKey(broker);
    }

    Optional<ConnectorFactory> apiOf(String broker) {
        return Optional.ofNullable(apis.get(broker));
    }

    /** What reads the files of a broker; if its module is gone, something that says so. */
    FileReader filesOf(String broker) {
        return Optional.ofNullable(files.get(broker))
                .orElseGet(() -> new BrokerFiles(Broker.of(broker, broker), List.of()));
    }

    /** All that several modules can read of one broker. */
    private record BrokerFiles(Broker broker, List<FileReader> readers) implements FileReader {

        BrokerFiles and(BrokerFiles more) {
            List<FileReader> all = new ArrayList<>(readers);
            all.addAll(more.readers);
            return new BrokerFiles(broker, all);
        }

        @Override
        public boolean recognises(UploadedFile file) {
            return readers.stream().anyMatch(reader -> reader.recognises(file));
        }

        // What nobody recognises is refused by a reader too: it knows best what it would have taken.
        @Override
        public ImportReport read(UploadedFile file) {
            // To choose one of several each has to open the file; where there is one, that is work done twice.
            if (readers.size() == 1) {
                return readers.get(0).read(file);
            }
            return readers.stream()
                    .filter(reader -> reader.recognises(file))
                    .findFirst()
                    .or(() -> readers.stream().findFirst())
                    .map(reader -> reader.read(file))
                    .orElseGet(
                            () -> ImportReport.refused("Nothing installed here reads files of " + broker.name() + '.'));
        }
    }
}
