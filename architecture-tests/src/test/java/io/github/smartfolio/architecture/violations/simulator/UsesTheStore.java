package io.github.smartfolio.architecture.violations.simulator;

import io.github.smartfolio.architecture.violations.jdbc.Store;

record UsesTheStore(Store store) {}
