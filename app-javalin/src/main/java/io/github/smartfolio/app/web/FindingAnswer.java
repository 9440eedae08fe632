package io.github.smartfolio.app.web;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.source.Finding;
import java.util.Optional;
import java.util.OptionalInt;

/** What a source says about one row or entry. */
record FindingAnswer(
        OptionalInt row,
        Optional<String> column,
        Optional<String> value,
        Finding.Severity severity,
        String code,
        String message,
        Optional<String> account) {

    static FindingAnswer of(Finding finding) {
        return new FindingAnswer(
                finding.row(),
                finding.column(),
                finding.value(),
                finding.severity(),
                finding.code(),
                finding.message(),
                finding.account().map(AccountId::number));
    }
}
