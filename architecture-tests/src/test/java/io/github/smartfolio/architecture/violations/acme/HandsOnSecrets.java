package io.github.smartfolio.architecture.violations.acme;

import io.github.smartfolio.credential.Secret;

record HandsOnSecrets(Secret secret) {}
