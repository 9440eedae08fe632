package io.github.smartfolio.architecture.violations.other;

public final class Broker {}
