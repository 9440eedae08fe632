package io.github.smartfolio.architecture.violations.money;

import io.github.smartfolio.architecture.violations.jdbc.Store;

record KnowsTheStore(Store store) {}
