package io.github.smartfolio.saxo;

import io.github.smartfolio.connect.SignInAttempt;
import io.github.smartfolio.credential.TokenStore;
import io.github.smartfolio.simulator.Environment;
import io.github.smartfolio.simulator.RegisteredApp;
import io.github.smartfolio.simulator.SaxoSimulator;
import io.github.smartfolio.source.ConnectionId;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A person who signs in to a simulator. */
final class Login {

    static final URI REDIRECT = URI.create("http://localhost/api/saxo/callback");
    static final ExecutorService THREADS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "saxo-test");
        thread.setDaemon(true);
        return thread;
    });

    private Login() {}

    static SaxoSettings settings(SaxoSimulator simulator) {
        return SaxoSettings.sim(RegisteredApp.PKCE_SIM.key())
                .withAddresses(simulator.address(), simulator.gateway(Environment.SIM));
    }

    static SaxoSignIn signIn(SaxoSettings settings, TokenStore tokens) {
        return new SaxoSignIn(settings, ConnectionId.of("saxo"), tokens, THREADS, InstantSource.system());
    }

    /** Signed in, with tokens that are kept in memory. */
    static SaxoSignIn to(SaxoSimulator simulator, SaxoSettings settings) {
        SaxoSignIn signIn = signIn(settings, TokenStore.inMemory());
        byBrowser(simulator, signIn);
        return signIn;
    }

    static void byBrowser(SaxoSimulator simulator, SaxoSignIn signIn) {
        SignInAttempt attempt = signIn.start(REDIRECT);
        signIn.finish(attempt, parameters(simulator.signIn(attempt.authorizationUrl())));
    }

    static Map<String, String> parameters(URI address) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : address.getRawQuery().split("&", -1)) {
            String[] parts = parameter.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }
}
