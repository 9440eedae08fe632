package io.github.smartfolio.architecture.violations.app;

/** Harbours: a word that only looks like one of the empty ones. */
final class Ports {}
