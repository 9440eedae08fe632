package io.github.smartfolio.architecture.violations.jdbc;

final class MakesThreads {

    static Thread thread(Runnable task) {
        return new Thread(task);
    }
}
