package io.github.smartfolio.architecture.violations.jdbc;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

final class MakesPools {

    static Executor pool() {
        return Executors.newCachedThreadPool();
    }
}
