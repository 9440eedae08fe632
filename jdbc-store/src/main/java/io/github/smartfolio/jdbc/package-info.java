/**
 * The durable stores, on plain JDBC in one SQLite file: snapshots, aliases of instruments, uploaded files, choices and preferences of
 * each user, and reference rates.
 *
 * <p>{@link io.github.smartfolio.jdbc.Database} opens the file and hands out the stores of one user. All of them may be called from
 * any thread; they throw {@link java.io.UncheckedIOException} when the storage fails, and then nothing has changed. When a method
 * that writes returns, what it wrote survives a crash of the program and of the machine. One writes at a time; nobody who reads waits
 * for a writer.
 */
package io.github.smartfolio.jdbc;
