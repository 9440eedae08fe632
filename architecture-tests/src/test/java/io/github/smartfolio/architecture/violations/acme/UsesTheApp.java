package io.github.smartfolio.architecture.violations.acme;

import io.github.smartfolio.architecture.violations.app.Main;

record UsesTheApp(Main main) {}
