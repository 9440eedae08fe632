package io.github.smartfolio.architecture.violations.money;

final class KeepsDoubles {

    static boolean isLarge(int number) {
        double large = 1000;
        return number > large;
    }
}
