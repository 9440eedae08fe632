package io.github.smartfolio.architecture.violations.money;

import io.github.smartfolio.architecture.violations.credential.Key;

record KnowsKeys(Key key) {}
