package io.github.smartfolio.app.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.instrument.InstrumentAliases;
import io.github.smartfolio.portfolio.Connection;
import io.github.smartfolio.portfolio.Freshness;
import io.github.smartfolio.portfolio.Portfolio;
import io.github.smartfolio.portfolio.PortfolioAggregator;
import io.github.smartfolio.portfolio.SnapshotStore;
import io.github.smartfolio.portfolio.SourceRegistration;
import io.github.smartfolio.source.BalanceSource;
import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.source.SourceId;
import io.github.smartfolio.source.SourceSnapshot;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RefreshesTest {

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final Refreshes refreshes = new Refreshes(
            new PortfolioAggregator(SnapshotStore.inMemory(), InstrumentAliases.inMemory(), InstantSource.system()),
            threads,
            portfolio -> {});

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    @DisplayName("a second caller waits for the refresh under way, and a later one starts another")
    void refreshesOnceForAllWhoAskMeanwhile() throws Exception {
        SlowSource source = new SlowSource("acme/api");
        Connection connection = connection(source);

        CompletableFuture<Portfolio> first = refreshes.refresh(connection);
        assertThat(source.asked.await(30, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Portfolio> second = refreshes.refresh(connection);
        assertThat(second).isSameAs(first);
        source.mayAnswer.countDown();
        first.get(30, TimeUnit.SECONDS);
        assertThat(source.reads).hasValue(1);

        refreshes.refresh(connection).get(30, TimeUnit.SECONDS);
        assertThat(source.reads).hasValue(2);
    }

    @Test
    @DisplayName("another source does not wait for it")
    void refreshesOthersMeanwhile() throws Exception {
        SlowSource slow = new SlowSource("acme/api");
        SlowSource quick = new SlowSource("acme/file-1");
        quick.mayAnswer.countDown();

        CompletableFuture<Portfolio> first = refreshes.refresh(connection(slow));
        refreshes.refresh(connection(quick)).get(30, TimeUnit.SECONDS);
        assertThat(first).isNotDone();
        slow.mayAnswer.countDown();
        first.get(30, TimeUnit.SECONDS);
    }

    private static Connection connection(BalanceSource source) {
        return Connection.of(source.id().connection(), new SourceRegistration(source, Freshness.Limits.OF_FILES));
    }

    /** Answers, that it is down, when it may. */
    private static final class SlowSource implements BalanceSource {

        private final SourceId id;
        private final AtomicInteger reads = new AtomicInteger();
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch mayAnswer = new CountDownLatch(1);

        SlowSource(String id) {
            this.id = SourceId.parse(id);
        }

        @Override
        public SourceId id() {
            return id;
        }

        @Override
        public SourceSnapshot fetch() {
            reads.incrementAndGet();
            asked.countDown();
            try {
                mayAnswer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new SourceException(SourceFailure.of(Reason.UNAVAILABLE, "down"));
        }
    }
}
