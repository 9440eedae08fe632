package io.github.smartfolio.architecture.violations.acme;

final class Prints {

    static void print(String text) {
        System.out.println(text);
    }
}
