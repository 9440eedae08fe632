/**
 * The durable stores, on plain JDBC in one SQLite file or in PostgreSQL: snapshots, transactions, aliases of instruments, uploaded files,
 * choices, preferences, tokens and credentials of each user, and reference rates. Tokens and credentials are encrypted.
 *
 * <p>{@link io.github.smartfolio.jdbc.Database} opens it and hands out the stores of one user. All of them may be called from
 * any thread; they throw {@link java.io.UncheckedIOException} when the storage fails, and then nothing has changed. When a method
 * that writes returns, what it wrote survives a crash of the program and of the machine. About one user one writes
 * at a time; nobody who reads waits for a writer.
 */
package io.github.smartfolio.jdbc;
