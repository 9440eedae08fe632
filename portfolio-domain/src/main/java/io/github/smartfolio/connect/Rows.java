package io.github.smartfolio.connect;

/**
 * What became of the rows of a file, its header not counted. Each row is exactly one of accepted, skipped and rejected.
 *
 * @param accepted its figures are in
 * @param skipped it holds no figures of its own: a group row, a squared position, a repeated net row
 * @param rejected it should have figures and could not be read; a finding says why
 */
public record Rows(int accepted, int skipped, int rejected) {

    public static final Rows NONE = new Rows(0, 0, 0);

    public Rows {
        if (accepted < 0 || skipped < 0 || rejected < 0) {
            throw new IllegalArgumentException(
                    "Rows are counted from 0: " + accepted + ", " + skipped + ", " + rejected);
        }
    }

    public int read() {
        return accepted + skipped + rejected;
    }
}
