package io.github.smartfolio.app.sources;

import io.github.smartfolio.portfolio.Connection;
import io.github.smartfolio.portfolio.Portfolio;
import io.github.smartfolio.portfolio.PortfolioAggregator;
import io.github.smartfolio.source.SourceId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Refreshes under way, so that whoever asks for one that runs already waits for that one. */
final class Refreshes {

    private final PortfolioAggregator aggregator;
    private final Executor threads;
    private final Consumer<Portfolio> afterwards;

    // By the sources that are asked: after another choice the same connection is another refresh.
    private final Map<List<SourceId>, CompletableFuture<Portfolio>> running = new ConcurrentHashMap<>();

    /** @param afterwards done on the thread of the refresh when everybody has its answer */
    Refreshes(PortfolioAggregator aggregator, Executor threads, Consumer<Portfolio> afterwards) {
        this.aggregator = aggregator;
        this.threads = threads;
        this.afterwards = afterwards;
    }

    CompletableFuture<Portfolio> refresh(Connection connection) {
        List<SourceId> asked = asked(connection);
        CompletableFuture<Portfolio> mine = new CompletableFuture<>();
        CompletableFuture<Portfolio> others = running.putIfAbsent(asked, mine);
        if (others != null) {
            return others;
        }
        threads.execute(() -> {
            Portfolio portfolio;
            try {
                portfolio = aggregator.refresh(List.of(connection), Runnable::run);
                running.remove(asked);
                mine.complete(portfolio);
            } catch (RuntimeException e) {
                running.remove(asked);
                mine.completeExceptionally(e);
                return;
            }
            afterwards.accept(portfolio);
        });
        return mine;
    }

    boolean isRunning(Connection connection) {
        return running.containsKey(asked(connection));
    }

    private static List<SourceId> asked(Connection connection) {
        return connection.active().stream().map(active -> active.source().id()).toList();
    }
}
