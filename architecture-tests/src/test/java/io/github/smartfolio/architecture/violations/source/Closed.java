package io.github.smartfolio.architecture.violations.source;

/** Nobody else can implement it. */
public sealed interface Closed {

    /** The only one. */
    record Only() implements Closed {}
}
