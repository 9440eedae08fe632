package io.github.smartfolio.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the contracts of all ports have in common. */
abstract class Contract {

    private static final int LONGEST_WAIT_SECONDS = 60;

    Contract() {}

    @Test
    @DisplayName("stands in a class whose name ends in ContractTest, so that the build runs it")
    public final void isFoundByTheBuild() {
        assertThat(getClass().getSimpleName()).endsWith("ContractTest");
    }

    /** Runs the calls in as many threads, all released at one moment, and gives their results in the order of the calls. */
    static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        CyclicBarrier together = new CyclicBarrier(calls.size());
        List<Callable<T>> released = new ArrayList<>();
        for (Callable<T> call : calls) {
            released.add(() -> {
                together.await();
                return call.call();
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(released, LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
