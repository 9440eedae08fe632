package io.github.smartfolio.architecture.violations.money;

import java.util.ServiceLoader;

record LooksForModules(ServiceLoader<Runnable> modules) {}
