package io.github.smartfolio.architecture.violations.money;

import java.util.prefs.Preferences;

record KnowsTheJdkBeyondItsBase(Preferences preferences) {}
