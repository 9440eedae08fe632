package io.github.smartfolio.architecture.violations.jdbc;

import java.util.logging.Logger;

record LogsWithTheJdk(Logger log) {}
