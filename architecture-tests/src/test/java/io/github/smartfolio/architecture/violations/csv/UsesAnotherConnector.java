package io.github.smartfolio.architecture.violations.csv;

import io.github.smartfolio.architecture.violations.other.Broker;

record UsesAnotherConnector(Broker broker) {}
