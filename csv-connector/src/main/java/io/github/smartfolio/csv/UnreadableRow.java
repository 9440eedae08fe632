package io.github.smartfolio.csv;

import io.github.smartfolio.source.Finding;

/** A row that should have figures and cannot be read; the finding says why. */
final class UnreadableRow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    UnreadableRow(Finding finding) {
        super(finding.message());
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }
}
