package io.github.smartfolio.architecture.violations.money;

final class WritesFractions {

    static boolean isHalf(int number) {
        return number == 0.5f;
    }
}
