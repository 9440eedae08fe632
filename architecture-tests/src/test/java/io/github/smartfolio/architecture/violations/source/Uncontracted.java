package io.github.smartfolio.architecture.violations.source;

public interface Uncontracted {}
