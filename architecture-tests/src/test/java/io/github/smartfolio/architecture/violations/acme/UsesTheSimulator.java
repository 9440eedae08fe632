package io.github.smartfolio.architecture.violations.acme;

import io.github.smartfolio.architecture.violations.simulator.Running;

record UsesTheSimulator(Running simulator) {}
