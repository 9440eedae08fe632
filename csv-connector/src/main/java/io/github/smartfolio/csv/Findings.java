package io.github.smartfolio.csv;

import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is to be said of a file: the first of them whole, the rest as a number. */
public final class Findings {

    // Enough for a person to see what is wrong; a file of a million bad rows must not become a million sentences.
    private static final int MOST = 1000;

    private final List<Finding> kept = new ArrayList<>();
    private int errorsBeyond;
    private int othersBeyond;

    public Findings() {}

    public void add(Finding finding) {
        if (kept.size() < MOST) {
            kept.add(finding);
        } else if (finding.severity() == Severity.ERROR) {
            errorsBeyond++;
        } else {
            othersBeyond++;
        }
    }

    public List<Finding> all() {
        List<Finding> all = new ArrayList<>(kept);
        if (errorsBeyond > 0) {
            all.add(Finding.of(Severity.ERROR, "MORE_FINDINGS", errorsBeyond + " more rows could not be read."));
        }
        if (othersBeyond > 0) {
            all.add(Finding.of(Severity.INFO, "MORE_FINDINGS", othersBeyond + " more remarks of the kinds above."));
        }
        return all;
    }
}
