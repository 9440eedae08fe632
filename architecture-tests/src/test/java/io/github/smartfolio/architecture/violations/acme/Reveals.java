package io.github.smartfolio.architecture.violations.acme;

import io.github.smartfolio.credential.Secret;

final class Reveals {

    static String text(Secret secret) {
        return secret.reveal();
    }
}
