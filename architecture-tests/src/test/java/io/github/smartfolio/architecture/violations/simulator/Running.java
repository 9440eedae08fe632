package io.github.smartfolio.architecture.violations.simulator;

/** Breaks nothing, and makes the thread that it needs. */
public final class Running {

    private final Thread thread = new Thread(() -> {});

    public void start() {
        thread.start();
    }
}
