package io.github.smartfolio.architecture.violations.portfolio;

import io.github.smartfolio.architecture.violations.account.NeedsPortfolio;

public record NeedsAccount(NeedsPortfolio owned) {}
