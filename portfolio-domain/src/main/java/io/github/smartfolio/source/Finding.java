package io.github.smartfolio.source;

import io.github.smartfolio.account.AccountId;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something a source says about one row or entry, while the rest is good.
 *
 * @param code a word for programs and translations, in capitals, for example {@code NOT_AN_ISIN}
 * @param message for a person: what is wrong, what became of it
 * @param row the line a person sees in an editor, from 1; for a record over several lines, its first
 * @param column the column as the file names it; for an API, the property
 * @param value what stands there, cut to {@value #LONGEST_VALUE} characters, never within one
 * @param account the account it is about; absent if it is about the whole source, or the account is not known
 */
public record Finding(
        Severity severity,
        String code,
        String message,
        OptionalInt row,
        Optional<String> column,
        Optional<String> value,
        Optional<AccountId> account) {

    /** How much of an offending value is repeated. */
    public static final int LONGEST_VALUE = 200;

    /** What a finding means for the figures. */
    public enum Severity {
        /** Something is left out of the figures. */
        ERROR,
        /** A figure is absent or doubtful. */
        WARNING,
        /** Good to know; the figures are what the source says. */
        INFO
    }

    public Finding {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(row, "row");
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(account, "account");
        value = value.map(v -> v.length() <= LONGEST_VALUE ? v : cut(v));
    }

    // Half of a surrogate pair is no text: a store could not write it down and read the same again.
    private static String cut(String value) {
        boolean withinCharacter = Character.isHighSurrogate(value.charAt(LONGEST_VALUE - 1));
        return value.substring(0, withinCharacter ? LONGEST_VALUE - 1 : LONGEST_VALUE) + '…';
    }

    /** A finding about the whole source. */
    public static Finding of(Severity severity, String code, String message) {
        return new Finding(
                severity, code, message, OptionalInt.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Finding atRow(int line) {
        return new Finding(severity, code, message, OptionalInt.of(line), column, value, account);
    }

    public Finding inColumn(String name, String content) {
        return new Finding(severity, code, message, row, Optional.of(name), Optional.of(content), account);
    }

    public Finding inAccount(AccountId id) {
        return new Finding(severity, code, message, row, column, value, Optional.of(id));
    }
}
