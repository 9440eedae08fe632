package io.github.smartfolio.jdbc;

/** The databases that the stores run on. */
enum Engine {
    SQLITE,
    POSTGRESQL
}
