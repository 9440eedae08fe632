package io.github.smartfolio.app.pages;

/** What is shown instead of a page that cannot be. */
record ProblemPage(Page page, int status) {}
