package io.github.smartfolio.architecture.violations.account;

import io.github.smartfolio.architecture.violations.portfolio.NeedsAccount;

public record NeedsPortfolio(NeedsAccount owner) {}
