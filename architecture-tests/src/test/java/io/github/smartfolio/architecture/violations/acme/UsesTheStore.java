package io.github.smartfolio.architecture.violations.acme;

import io.github.smartfolio.architecture.violations.jdbc.Store;

record UsesTheStore(Store store) {}
