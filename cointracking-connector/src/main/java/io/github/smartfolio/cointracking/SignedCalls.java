package io.github.smartfolio.cointracking;

import feign.Feign;
import feign.Response;
import feign.Retryer;
import io.github.smartfolio.http.Call;
import io.github.smartfolio.http.CallException;
import io.github.smartfolio.http.Http;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;

/** Calls of the API with one key. None is made twice: each is counted at CoinTracking, whatever comes of it. */
final class SignedCalls {

    private final Api api;
    private final ApiKey apiKey;
    private final InstantSource clock;

    SignedCalls(URI address, ApiKey apiKey, InstantSource clock) {
        this.api = Feign.builder()
                .client(new Http(CoinTrackingSource.NAME).below(address))
                .retryer(Retryer.NEVER_RETRY)
                .target(Api.class, address.toString());
        this.apiKey = apiKey;
        this.clock = clock;
    }

    /**
     * @param limit after which the call is given up
     * @throws CallException if there is no answer to it
     */
    Answer ask(Question question, long nonce, Duration limit) {
        byte[] form = question.form(nonce).encoded().getBytes(StandardCharsets.US_ASCII);
        Response response = api.ask(form, apiKey.sign(Call.within(limit), form));
        return Answer.of(question, response, clock.instant());
    }
}
