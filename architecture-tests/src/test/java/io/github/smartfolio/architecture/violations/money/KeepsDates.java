package io.github.smartfolio.architecture.violations.money;

import java.util.Date;

record KeepsDates(Date date) {}
