package io.github.smartfolio.architecture.violations.money;

import java.math.BigDecimal;

final class AsksForDoubles {

    static boolean isLarge(BigDecimal number) {
        var approximately = number.doubleValue();
        return approximately > 1000;
    }
}
