package io.github.smartfolio.app.config;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvEntry;
import io.github.cdimascio.dotenv.DotenvException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Finds the text of each setting, and tells of all that are wrong at once. */
public final class SettingsReader {

    // The first error of real installations: the example's text was never replaced.
    private static final Pattern PLACEHOLDER = Pattern.compile("(?i)your_.*_here");

    private final Map<String, String> environment;
    private final Path workingDirectory;
    private final Map<String, List<io.github.smartfolio.connect.Setting>> ofConnectors;

    /**
     * @param workingDirectory where a {@code .env} file may be
     * @param ofConnectors what each connector declares, by the id of its broker
     */
    public SettingsReader(
            Map<String, String> environment,
            Path workingDirectory,
            Map<String, List<io.github.smartfolio.connect.Setting>> ofConnectors) {
        this.environment = Map.copyOf(environment);
        this.workingDirectory = workingDirectory;
        this.ofConnectors = new TreeMap<>(ofConnectors);
    }

    /** Adds an option for every setting to {@code command}. */
    public void addOptions(CommandSpec command) {
        List<Setting<?>> all = new ArrayList<>(Settings.ALL);
        ofConnectors.values().forEach(declared -> declared.forEach(setting -> all.add(Setting.of(setting))));
        for (Setting<?> setting : all) {
            String byDefault = setting.byDefault().isEmpty() ? "" : ", default " + setting.byDefault();
            OptionSpec.Builder option = OptionSpec.builder(setting.option())
                    .type(String.class)
                    .paramLabel("<value>")
                    .description(setting.meaning() + " (" + setting.name() + byDefault + ')');
            command.addOption(
                    setting.equals(Settings.DEMO)
                            ? option.arity("0..1").fallbackValue("true").build()
                            : option.arity("1").build());
        }
    }

    /**
     * The settings as they are, option before environment before {@code .env} before default.
     *
     * @throws WrongSettingsException naming every setting that is wrong
     */
    public Settings read(ParseResult options) {
        Texts texts = new Texts(options, dotenv());
        Optional<String> host = texts.read(Settings.HOST);
        Optional<Integer> port = texts.read(Settings.PORT);
        var publicUrl = texts.read(Settings.PUBLIC_URL);
        var dataDir = texts.read(Settings.DATA_DIR);
        var masterKey = texts.read(Settings.MASTER_KEY);
        var masterKeyFile = texts.read(Settings.MASTER_KEY_FILE);
        var maxUploadMb = texts.read(Settings.MAX_UPLOAD_MB);
        var zone = texts.read(Settings.ZONE);
        var currency = texts.read(Settings.CURRENCY);
        var refreshInterval = texts.read(Settings.REFRESH_HOURS);
        var demo = texts.read(Settings.DEMO);
        var ecbBaseUrl = texts.read(Settings.ECB_BASE_URL);
        Map<String, Map<String, String>> given = new HashMap<>();
        ofConnectors.forEach((broker, declared) -> {
            Map<String, String> values = given.computeIfAbsent(broker, b -> new HashMap<>());
            declared.forEach(
                    setting -> texts.read(Setting.of(setting)).ifPresent(value -> values.put(setting.name(), value)));
        });
        if (!texts.problems.isEmpty()) {
            throw new WrongSettingsException(texts.problems);
        }
        return new Settings(
                host.orElseThrow(),
                port.orElseThrow(),
                publicUrl.orElseThrow(),
                dataDir.orElseThrow(),
                masterKey.orElseThrow(),
                masterKeyFile.orElseThrow(),
                maxUploadMb.orElseThrow(),
                zone.orElseThrow(),
                currency.orElseThrow(),
                refreshInterval.orElseThrow(),
                demo.orElseThrow(),
                ecbBaseUrl.orElseThrow(),
                ofConnectors.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                declared -> io.github.smartfolio.connect.Settings.of(
                                        given.getOrDefault(declared.getKey(), Map.of()), declared.getValue()))));
    }

    private Map<String, String> dotenv() {
        if (!Files.exists(workingDirectory.resolve(".env"))) {
            return Map.of();
        }
        try {
            return Dotenv.configure()
                    .directory(workingDirectory.toString())
                    .load()
                    .entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)
                    .stream()
                    .collect(Collectors.toMap(DotenvEntry::getKey, DotenvEntry::getValue, (first, last) -> last));
        } catch (DotenvException e) {
            // Its message repeats the line, which may hold a secret.
            throw new WrongSettingsException(List.of(
                    "The file .env in the working directory cannot be read; allowed: lines of the form NAME=value"));
        }
    }

    private final class Texts {

        private final ParseResult options;
        private final Map<String, String> dotenv;
        private final List<String> problems = new ArrayList<>();

        Texts(ParseResult options, Map<String, String> dotenv) {
            this.options = options;
            this.dotenv = dotenv;
        }

        /** The value, or nothing and a problem more. */
        <T> Optional<T> read(Setting<T> setting) {
            String text = text(setting);
            if (PLACEHOLDER.matcher(text).matches()) {
                problems.add(
                        setting.name() + " still has the placeholder of an example; allowed: " + setting.allowed());
                return Optional.empty();
            }
            try {
                return Optional.of(setting.reading().apply(text));
            } catch (RuntimeException e) {
                problems.add(WrongSettingsException.problem(setting, text));
                return Optional.empty();
            }
        }

        // A variable that is set to nothing is what is left of one that was not filled in: it counts as not set.
        private String text(Setting<?> setting) {
            return option(setting)
                    .or(() -> filled(environment, setting))
                    .or(() -> filled(dotenv, setting))
                    .orElse(setting.byDefault());
        }

        private Optional<String> option(Setting<?> setting) {
            String none = null;
            return Optional.ofNullable(options.matchedOptionValue(setting.option(), none));
        }

        private Optional<String> filled(Map<String, String> texts, Setting<?> setting) {
            return Optional.ofNullable(texts.get(setting.name()))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty());
        }
    }
}
