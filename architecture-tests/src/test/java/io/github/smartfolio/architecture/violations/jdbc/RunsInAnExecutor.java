package io.github.smartfolio.architecture.violations.jdbc;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

final class RunsInAnExecutor {

    static CompletableFuture<Void> run(Runnable task, Executor executor) {
        return CompletableFuture.runAsync(task, executor);
    }
}
