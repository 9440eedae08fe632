package io.github.smartfolio.jdbc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables, and how they came to be what they are. */
final class Schema {

    /** The version of the last file in {@code db/migration/smartfolio}. */
    static final int VERSION = 4;

    private static final String HISTORY = "smartfolio_schema";

    /** What a database is to this version of the program. */
    enum State {
        /** There are no tables. */
        MISSING,
        OLDER,
        CURRENT,
        NEWER,
        /** There are tables, but not ours. */
        FOREIGN
    }

    private final Map<String, String> dialect;

    /** @param dialect what the migrations leave open, because databases name it differently */
    Schema(Map<String, String> dialect) {
        this.dialect = dialect;
    }

    // Asked before Flyway is started, because that takes longer than all the rest of opening.
    State state(Connection connection) throws SQLException, IOException {
        Set<String> tables = tables(connection);
        if (!tables.contains(HISTORY)) {
            return tables.isEmpty() ? State.MISSING : State.FOREIGN;
        }
        Optional<Integer> version = new Statements(connection)
                .first(
                        "select version from " + HISTORY + " where success order by installed_rank desc limit 1",
                        row -> Integer.valueOf(row.getString("version")));
        int difference = version.orElse(0) - VERSION;
        return difference == 0 ? State.CURRENT : difference < 0 ? State.OLDER : State.NEWER;
    }

    void migrate(DataSource source) {
        Flyway.configure(Schema.class.getClassLoader())
                .dataSource(source)
                .table(HISTORY)
                .locations("classpath:db/migration/smartfolio")
                .failOnMissingLocations(true)
                .placeholders(dialect)
                .loggers("slf4j")
                .load()
                .migrate();
    }

    private static Set<String> tables(Connection connection) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        Set<String> tables = new HashSet<>();
        try (ResultSet rows =
                database.getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                tables.add(rows.getString("TABLE_NAME"));
            }
        }
        return tables;
    }
}
