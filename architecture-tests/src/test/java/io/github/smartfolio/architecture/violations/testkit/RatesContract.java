package io.github.smartfolio.architecture.violations.testkit;

public abstract class RatesContract {}
