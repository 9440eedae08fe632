package io.github.smartfolio.architecture.violations.acme;

import org.slf4j.Logger;

record LogsWithSlf4j(Logger log) {}
