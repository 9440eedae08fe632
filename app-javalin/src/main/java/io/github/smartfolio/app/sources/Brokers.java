package io.github.smartfolio.app.sources;

import io.github.smartfolio.connect.FileReader;
import io.github.smartfolio.connect.ImportReport;
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

    private Brokers(Collection<FileReader> readers) {
        for (FileReader reader : readers) {
            Broker broker = reader.broker();
            files.merge(broker.id(), new BrokerFiles(broker, List.of(reader)), BrokerFiles::and);
        }
    }

    /** Those whose modules announce themselves. */
    public static Brokers found() {
        List<FileReader> readers = new ArrayList<>();
        ServiceLoader.load(FileReader.class).forEach(readers::add);
        return new Brokers(readers);
    }

    public static Brokers of(FileReader... readers) {
        return new Brokers(List.of(readers));
    }

    public List<Broker> all() {
        return files.values().stream()
                .map(BrokerFiles::broker)
                .sorted(Comparator.comparing(Broker::name))
                .toList();
    }

    public Optional<Broker> find(String id) {
        return Optional.ofNullable(files.get(id)).map(BrokerFiles::broker);
    }

    /** Whose file this is. */
    public Optional<Broker> recognising(UploadedFile file) {
        return files.values().stream()
                .filter(reader -> reader.recognises(file))
                .map(BrokerFiles::broker)
                .findFirst();
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
