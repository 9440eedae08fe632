package io.github.smartfolio.architecture.violations.csv;

public final class Engine {}
