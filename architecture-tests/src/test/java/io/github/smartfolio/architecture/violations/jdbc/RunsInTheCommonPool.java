package io.github.smartfolio.architecture.violations.jdbc;

import java.util.concurrent.CompletableFuture;

final class RunsInTheCommonPool {

    static CompletableFuture<Void> run(Runnable task) {
        return CompletableFuture.runAsync(task);
    }
}
