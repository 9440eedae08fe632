package io.github.smartfolio.jdbc;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * What a user wants to see of one connection.
 *
 * @param files the ids of the files to show, one per kind, in the order they were chosen; not empty if and only if files are chosen
 */
public record Choice(Mode mode, List<String> files) {

    /** Where the figures come from. */
    public enum Mode {
        API,
        FILE,
        /** From nowhere: what is stored is kept and not counted. */
        OFF
    }

    public Choice {
        Objects.requireNonNull(mode, "mode");
        files = List.copyOf(files);
        if (files.isEmpty() == (mode == Mode.FILE)) {
            throw new IllegalArgumentException(
                    "Files are named if they are chosen, and only then: " + mode + ' ' + files);
        }
        if (new HashSet<>(files).size() < files.size()) {
            throw new IllegalArgumentException("A file is chosen once: " + files);
        }
    }

    public static Choice api() {
        return new Choice(Mode.API, List.of());
    }

    public static Choice off() {
        return new Choice(Mode.OFF, List.of());
    }

    public static Choice file(String id) {
        return files(List.of(id));
    }

    public static Choice files(List<String> ids) {
        return new Choice(Mode.FILE, ids);
    }
}
