package io.github.smartfolio.architecture.violations.money;

import java.util.GregorianCalendar;

record KeepsCalendars(GregorianCalendar date) {}
