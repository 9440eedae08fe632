package io.github.smartfolio.architecture.violations.app;

import io.github.smartfolio.architecture.violations.csv.FileFormat;

record UsesAConnector(FileFormat format) {}
