package io.github.smartfolio.architecture.violations.undescribed;

final class InNoDescribedPackage {}
