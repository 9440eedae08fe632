package io.github.smartfolio.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The project keeps its rules. */
@DisplayName("The architecture")
class ArchitectureTest {

    private static final Modules SMARTFOLIO = Modules.ofThisProject();
    private static final Rules RULES = new Rules(SMARTFOLIO);

    static Stream<ArchRule> rules() {
        return RULES.all().values().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void rules(ArchRule rule) {
        rule.check(SMARTFOLIO.classes());
    }

    @Test
    @DisplayName("has no rule about a package that does not exist")
    void namesOnlyPackagesThatExist() {
        assertThat(missing(RULES.namedPackages(), packages())).isEmpty();
    }

    @Test
    @DisplayName("has no rule about a type that does not exist")
    void namesOnlyTypesThatExist() {
        assertThat(missing(RULES.namedTypes(), types())).isEmpty();
    }

    @Test
    @DisplayName("would notice a rule about a package or a type that does not exist")
    void noticesWhatDoesNotExist() {
        assertThat(missing(Set.of("io.github.smartfolio.moneys", "com.squareup.okhttp"), packages()))
                .hasSize(2);
        assertThat(missing(Set.of("io.github.smartfolio.csv.SaxoFile"), types()))
                .hasSize(1);
    }

    @Test
    @DisplayName("sees every module: classes, tests and a package of its own")
    void seesEveryModule() {
        assertThat(SMARTFOLIO.all())
                .hasSizeGreaterThanOrEqualTo(6)
                .allMatch(module -> !module.packages().isEmpty());
        long packages = SMARTFOLIO.all().stream()
                .mapToLong(module -> module.packages().size())
                .sum();
        assertThat(SMARTFOLIO.packages()).as("no package is in two modules").hasSize((int) packages);
        assertThat(SMARTFOLIO.classes().stream())
                .as("sources are found")
                .allMatch(type -> SMARTFOLIO.source(type).isPresent());
        assertThat(SMARTFOLIO.testClasses().stream().map(JavaClass::getPackageName))
                .contains("io.github.smartfolio.money", "io.github.smartfolio.csv", "io.github.smartfolio.jdbc");
    }

    @Test
    @DisplayName("would notice a module that nobody said anything about")
    void noticesAnUnknownModule() {
        assertThat(Modules.part("acme-connector")).isEqualTo(Modules.Part.CONNECTOR);
        assertThatIllegalStateException().isThrownBy(() -> Modules.part("common-utils"));
    }

    private static Set<String> missing(Set<String> named, Set<String> existing) {
        Set<String> missing = new TreeSet<>(named);
        missing.removeAll(existing);
        return missing;
    }

    private static Set<String> types() {
        return SMARTFOLIO.classes().stream().map(JavaClass::getName).collect(Collectors.toSet());
    }

    /** Ours, and those of libraries that our code really uses, with the packages above them. */
    private static Set<String> packages() {
        Set<String> packages = new TreeSet<>(SMARTFOLIO.packages());
        SMARTFOLIO.classes().stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(Dependency::getTargetClass)
                .map(JavaClass::getPackageName)
                .distinct()
                .forEach(name -> {
                    for (int end = name.length(); end > 0; end = name.lastIndexOf('.', end - 1)) {
                        packages.add(name.substring(0, end));
                    }
                });
        return packages;
    }
}
