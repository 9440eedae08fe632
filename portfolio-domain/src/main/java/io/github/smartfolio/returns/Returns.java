package io.github.smartfolio.returns;

import java.util.Objects;

/**
 * How well something did.
 *
 * @param xirr weighted by money, for a year
 * @param timeWeighted weighted by time alone, of the whole time
 * @param modifiedDietz weighted by money without values in between, of the whole time
 */
public record Returns(Return xirr, Return timeWeighted, Return modifiedDietz) {

    public Returns {
        Objects.requireNonNull(xirr, "xirr");
        Objects.requireNonNull(timeWeighted, "timeWeighted");
        Objects.requireNonNull(modifiedDietz, "modifiedDietz");
    }

    static Returns unavailable(Return.Unavailable why) {
        return new Returns(why, why, why);
    }
}
