package io.github.smartfolio.architecture.violations.testkit;

final class PrintsTraces {

    static void print(Exception e) {
        e.printStackTrace();
    }
}
