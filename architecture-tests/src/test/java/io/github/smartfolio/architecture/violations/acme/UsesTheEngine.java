package io.github.smartfolio.architecture.violations.acme;

import io.github.smartfolio.architecture.violations.csv.FileFormat;

record UsesTheEngine(FileFormat format) {}
