package io.github.smartfolio.app.web;

import io.javalin.http.HttpStatus;

/** Ends the handling of a request with a problem. */
final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // thrown and caught in one process, never serialised
    private final Problem problem;

    ProblemException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    ProblemException(HttpStatus status, String detail) {
        this(Problem.of(status, detail));
    }

    Problem problem() {
        return problem;
    }
}
