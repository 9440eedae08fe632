package io.github.smartfolio.saxo;

/** Saxo's service groups, each with a rate limit of its own; named as in the paths. */
enum Service {
    PORT,
    REF,
    HIST,
    CS,
    ROOT
}
