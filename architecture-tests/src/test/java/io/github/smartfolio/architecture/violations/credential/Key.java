package io.github.smartfolio.architecture.violations.credential;

public record Key(String value) {}
