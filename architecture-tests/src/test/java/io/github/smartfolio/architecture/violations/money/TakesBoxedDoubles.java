package io.github.smartfolio.architecture.violations.money;

import java.util.function.Function;

final class TakesBoxedDoubles {

    static final Function<Number, Object> ROUGHLY = Number::floatValue;
}
