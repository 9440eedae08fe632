package io.github.smartfolio.architecture.violations.money;

final class CountsMillis {

    static long now() {
        return System.currentTimeMillis();
    }
}
