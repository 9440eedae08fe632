package io.github.smartfolio.architecture.violations.acme;

import io.github.smartfolio.credential.Secret;
import java.util.function.Function;

final class RefersToReveal {

    static final Function<Secret, String> TEXT = Secret::reveal;
}
