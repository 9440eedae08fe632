package io.github.smartfolio.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Runs classes that extend a contract and says which of its tests they failed. */
final class FailedTests {

    private FailedTests() {}

    /** The sentences of the tests that {@code contractTest} fails; it must run all that {@code contract} has. */
    static Set<String> of(Class<?> contractTest, Class<?> contract) {
        Events tests = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contractTest))
                .execute()
                .testEvents();
        assertThat(tests.started().count())
                .as("tests run")
                .isEqualTo(sentences(contract).size());
        return tests.failed().stream()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** One test per faulty class: it has to fail in the one test that is about its fault, and in no other. */
    static Stream<DynamicTest> failsOnly(Class<?> contract, Map<Class<?>, String> faults) {
        return faults.entrySet().stream()
                .map(fault -> DynamicTest.dynamicTest(
                        fault.getKey().getSimpleName(),
                        () -> assertThat(of(fault.getKey(), contract)).containsExactly(fault.getValue())));
    }

    /** Every test of a contract by its sentence. */
    static Set<String> sentences(Class<?> contract) {
        return Stream.<Class<?>>iterate(contract, Predicate.not(Object.class::equals), Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(FailedTests::sentence)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String sentence(Method method) {
        return method.getAnnotation(DisplayName.class).value();
    }
}
