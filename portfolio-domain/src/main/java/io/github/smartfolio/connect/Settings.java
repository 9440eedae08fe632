package io.github.smartfolio.connect;

import io.github.smartfolio.credential.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The settings of one connector, each with a value or its default. */
public final class Settings {

    private final Map<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * @param values by name; a missing or empty one has its default
     * @throws IllegalArgumentException naming every setting that is not declared or not allowed, and no value
     */
    public static Settings of(Map<String, String> values, List<Setting> declared) {
        TreeSet<String> wrong = new TreeSet<>(values.keySet());
        Map<String, String> all = new HashMap<>();
        for (Setting setting : declared) {
            wrong.remove(setting.name());
            String given = values.getOrDefault(setting.name(), "");
            String value = given.isEmpty() ? setting.byDefault() : given;
            if (!setting.accepts(value)) {
                wrong.add(setting.name());
            }
            all.put(setting.name(), value);
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("Unknown or wrong settings: " + wrong);
        }
        return new Settings(all);
    }

    /** Empty if it has neither a value nor a default. */
    public Optional<String> find(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("Not declared: " + name);
        }
        return Optional.of(value).filter(v -> !v.isEmpty());
    }

    /** @throws IllegalArgumentException if it has neither a value nor a default */
    public String get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("Not set: " + name));
    }

    public Optional<Secret> secret(String name) {
        return find(name).map(Secret::of);
    }

    /** Names only. */
    @Override
    public String toString() {
        return "Settings" + new TreeSet<>(values.keySet());
    }
}
