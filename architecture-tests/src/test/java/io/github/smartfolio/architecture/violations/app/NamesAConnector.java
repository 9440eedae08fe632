package io.github.smartfolio.architecture.violations.app;

final class NamesAConnector {

    static final String READER = "io.github.smartfolio.architecture.violations.csv.FileFormat";
}
