package io.github.smartfolio.architecture.violations.csv;

import org.apache.commons.csv.CSVFormat;

record ReadsCsv(CSVFormat format) {}
