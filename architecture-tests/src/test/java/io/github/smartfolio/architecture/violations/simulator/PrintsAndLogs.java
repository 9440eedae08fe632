package io.github.smartfolio.architecture.violations.simulator;

final class PrintsAndLogs {

    static final System.Logger LOG = System.getLogger("simulator");

    static void print(String text) {
        System.out.println(text);
    }
}
