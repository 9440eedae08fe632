package io.github.smartfolio.architecture.violations.app;

import io.github.smartfolio.architecture.violations.simulator.Running;

record UsesTheSimulator(Running simulator) {}
