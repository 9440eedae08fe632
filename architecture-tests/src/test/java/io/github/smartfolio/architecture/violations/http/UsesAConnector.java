package io.github.smartfolio.architecture.violations.http;

import io.github.smartfolio.architecture.violations.other.Broker;

record UsesAConnector(Broker broker) {}
