package io.github.smartfolio.architecture.violations.jdbc;

public final class Store {}
