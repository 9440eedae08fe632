package io.github.smartfolio.jdbc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Statements inside one transaction. */
final class Statements {

    /** What becomes of one row. */
    @FunctionalInterface
    interface Reading<T> {
        T from(ResultSet row) throws SQLException, IOException;
    }

    private final Connection connection;

    Statements(Connection connection) {
        this.connection = connection;
    }

    /** How many rows it changed. */
    int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    /** Runs one statement for each item, with the values that {@code values} makes of it. */
    <T> void updateAll(String sql, Collection<T> items, Function<T, Object[]> values) throws SQLException {
        if (items.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T item : items) {
                bind(statement, values.apply(item));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    <T> List<T> list(String sql, Reading<T> reading, Object... values) throws SQLException, IOException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(reading.from(rows));
                }
                return all;
            }
        }
    }

    <T> Optional<T> first(String sql, Reading<T> reading, Object... values) throws SQLException, IOException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(reading.from(rows)) : Optional.empty();
            }
        }
    }

    /** Whether the query finds a row. */
    boolean any(String sql, Object... values) throws SQLException, IOException {
        return first(sql, row -> true, values).isPresent();
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            bind(statement, i + 1, values[i]);
        }
    }

    private static void bind(PreparedStatement statement, int place, Object value) throws SQLException {
        if (value instanceof Optional<?> optional) {
            if (optional.isPresent()) {
                bind(statement, place, optional.get());
            } else {
                statement.setObject(place, null);
            }
        } else if (value instanceof UserId user) {
            statement.setLong(place, user.value());
        } else if (value instanceof Instant instant) {
            statement.setLong(place, EpochNanos.of(instant));
        } else if (value instanceof Long number) {
            statement.setLong(place, number);
        } else if (value instanceof Integer number) {
            statement.setInt(place, number);
        } else if (value instanceof Boolean truth) {
            statement.setBoolean(place, truth);
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(place, bytes);
        } else {
            // Texts, names of enum constants, and the domain's ids, whose text form is their rule.
            statement.setString(place, value.toString());
        }
    }
}
