package io.github.smartfolio.app.rates;

import io.github.smartfolio.http.BoundedBody;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The place where the European Central Bank publishes its rates. */
public final class EcbSite {

    private static final String HISTORY = "eurofxref-hist.zip";
    private static final String NEWEST = "eurofxref-daily.xml";
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private final URI base;
    private final Duration timeLimit;

    /**
     * @param base ends with a slash
     * @param timeLimit for one file, from the first to the last byte
     */
    public EcbSite(URI base, Duration timeLimit) {
        this.base = base;
        this.timeLimit = timeLimit;
    }

    /**
     * All rates since 1999.
     *
     * @throws IOException if they cannot be had
     */
    NavigableMap<LocalDate, Map<Currency, BigDecimal>> history() throws IOException, InterruptedException {
        return HistoryFile.read(get(HISTORY));
    }

    /**
     * The rates of the newest day.
     *
     * @throws IOException if they cannot be had
     */
    NavigableMap<LocalDate, Map<Currency, BigDecimal>> newest() throws IOException, InterruptedException {
        return DailyFile.read(get(NEWEST));
    }

    private byte[] get(String file) throws IOException, InterruptedException {
        // Made when it is needed, a few times a day: it would take a sixth of the server's start.
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(timeLimit)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpRequest request = HttpRequest.newBuilder(base.resolve(file)).build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, response -> new BoundedBody(MOST_BYTES));
        try {
            HttpResponse<byte[]> response = answer.get(timeLimit.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new IOException(file + ": answered with status " + response.statusCode());
            }
            return response.body();
        } catch (TimeoutException e) {
            throw new IOException(file + ": no whole answer within " + timeLimit.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
            String why = Optional.ofNullable(cause.getMessage())
                    .orElse(cause.getClass().getSimpleName());
            throw new IOException(file + ": cannot be fetched (" + why + ")", e);
        } finally {
            answer.cancel(true);
        }
    }
}
