package io.github.smartfolio.architecture.violations.csv;

public record FileFormat(String kind) {}
