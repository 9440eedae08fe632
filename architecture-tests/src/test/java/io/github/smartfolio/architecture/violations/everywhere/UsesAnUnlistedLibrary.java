package io.github.smartfolio.architecture.violations.everywhere;

import com.tngtech.archunit.core.domain.JavaClass;

record UsesAnUnlistedLibrary(JavaClass type) {}
