package io.github.smartfolio.architecture.violations.money;

import java.time.LocalDate;
import java.time.ZoneOffset;

final class AsksForToday {

    static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
