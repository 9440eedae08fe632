package io.github.smartfolio.architecture.violations.jdbc;

final class LogsWithTheSystem {

    static final System.Logger LOG = System.getLogger("wrong");
}
