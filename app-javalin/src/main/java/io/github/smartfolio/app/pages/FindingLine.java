package io.github.smartfolio.app.pages;

import io.github.smartfolio.source.Finding;
import java.util.Locale;

/**
 * A finding as a line of a table.
 *
 * @param account it is about; empty if it is about all of the source, or nobody knows
 * @param mark what the style sheet calls its severity
 */
record FindingLine(
        String row, String column, String value, String severity, String mark, String message, String account) {

    static FindingLine of(Finding finding, Texts texts) {
        return new FindingLine(
                finding.row().isPresent() ? String.valueOf(finding.row().getAsInt()) : "",
                finding.column().orElse(""),
                finding.value().orElse(""),
                texts.text("severity." + finding.severity()),
                finding.severity().name().toLowerCase(Locale.ROOT),
                message(finding, texts),
                finding.account()
                        .filter(account -> !account.isUnspecified())
                        .map(account -> texts.text("finding.account", account.number()))
                        .orElse(""));
    }

    /** Codes of modules that came later have no words here yet; their own are better than none. */
    static String message(Finding finding, Texts texts) {
        String key = "finding." + finding.code();
        return texts.has(key) ? texts.text(key, finding.message()) : finding.message();
    }
}
