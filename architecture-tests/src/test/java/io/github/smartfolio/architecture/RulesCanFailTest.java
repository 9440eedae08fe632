package io.github.smartfolio.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import io.github.smartfolio.architecture.Modules.Module;
import io.github.smartfolio.architecture.Modules.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule, held against modules that are wrong on purpose, finds exactly what is wrong there. */
@DisplayName("Each rule can fail")
class RulesCanFailTest {

    private static final String WRONG = RulesCanFailTest.class.getPackageName() + ".violations";
    private static final Modules MODULES = new Modules(
            WRONG,
            List.of(
                    module("portfolio-domain", Part.DOMAIN, "money", "credential", "account", "portfolio", "source"),
                    module("connector-testkit", Part.KIT, "testkit"),
                    module("http-client", Part.HTTP, "http"),
                    module(Modules.FILE_ENGINE, Part.CONNECTOR, "csv"),
                    module("acme-connector", Part.CONNECTOR, "acme"),
                    module("other-connector", Part.CONNECTOR, "other"),
                    module("jdbc-store", Part.STORE, "jdbc", "undescribed"),
                    module("saxo-simulator", Part.SIMULATOR, "simulator"),
                    module("app-javalin", Part.APP, "app"),
                    module("benchmarks", Part.BENCHMARKS, "everywhere")),
            Modules.importer().importPackages(WRONG).that(not(resideInAPackage(WRONG + ".tests"))),
            Modules.importer().importPackages(WRONG + ".tests"));
    private static final Pattern OFFENDER = Pattern.compile(Pattern.quote(WRONG) + "\\.([a-z]+\\.[A-Z]\\w*)");
    private static final Map<String, ArchRule> RULES = new Rules(MODULES).all();

    /**
     * @param rule its short name
     * @param offenders all that break it, as {@code money.KnowsKeys}; nobody else may be blamed
     */
    record Proof(String rule, Set<String> offenders) {

        static Proof of(String rule, String... offenders) {
            return new Proof(rule, Set.of(offenders));
        }
    }

    static Stream<Proof> proofs() {
        List<Proof> proofs = new ArrayList<>(List.of(
                Proof.of("pure domain", "money.KnowsTheStore", "money.KnowsTheJdkBeyondItsBase"),
                Proof.of("no cycles", "account.NeedsPortfolio", "portfolio.NeedsAccount"),
                Proof.of("model without edges", "money.KnowsKeys"),
                Proof.of(
                        "allowed modules",
                        "money.KnowsTheStore",
                        "http.UsesAConnector",
                        "csv.UsesAnotherConnector",
                        "acme.UsesTheStore",
                        "acme.UsesTheApp",
                        "acme.UsesTheSimulator",
                        "simulator.UsesTheStore",
                        "app.UsesAConnector",
                        "app.UsesTheSimulator"),
                Proof.of("no connector named", "app.NamesAConnector", "app.UsesAConnector"),
                Proof.of("discovery in the app", "money.LooksForModules"),
                Proof.of("known libraries", "everywhere.UsesAnUnlistedLibrary"),
                Proof.of("public types", "csv.Engine", "other.Broker"),
                Proof.of("exact numbers", "money.AsksForDoubles", "money.TakesBoxedDoubles"),
                Proof.of("exact numbers in sources", "money.KeepsDoubles", "money.WritesFractions"),
                Proof.of("no old dates", "money.KeepsDates", "money.KeepsCalendars"),
                Proof.of(
                        "one clock",
                        "money.AsksTheClock",
                        "money.RefersToTheClock",
                        "money.AsksForToday",
                        "money.CountsMillis",
                        "money.MakesAClock",
                        "acme.MakesAnInstantSource"),
                Proof.of("no output", "acme.Prints", "testkit.PrintsTraces", "simulator.PrintsAndLogs"),
                Proof.of(
                        "no logger",
                        "acme.LogsWithSlf4j",
                        "jdbc.LogsWithTheJdk",
                        "jdbc.LogsWithTheSystem",
                        "simulator.PrintsAndLogs"),
                Proof.of("no threads", "jdbc.MakesThreads", "jdbc.MakesPools", "jdbc.RunsInTheCommonPool"),
                Proof.of("secrets stay", "acme.Reveals", "acme.RefersToReveal"),
                Proof.of("only reading", "acme.SendsOrders"),
                Proof.of("contracts", "jdbc.UntestedRates", "jdbc.BadlyTestedRates"),
                Proof.of("ports", "source.Uncontracted"),
                Proof.of(
                        "names",
                        "app.FileImpl",
                        "app.FileHelper",
                        "app.FileUtil",
                        "app.FileUtils",
                        "app.FileManager",
                        "app.FileDTO",
                        "app.FileDto",
                        "app.FileUseCase",
                        "app.FilePort",
                        "app.FileAdapter"),
                Proof.of("package-info", "undescribed.InNoDescribedPackage")));
        RULES.keySet().stream()
                .filter(rule -> rule.startsWith("library "))
                .map(rule -> switch (rule) {
                    case "library org.slf4j" -> Proof.of(rule, "everywhere.UsesEveryLibrary", "acme.LogsWithSlf4j");
                    case "library feign" ->
                        Proof.of(rule, "everywhere.UsesEveryLibrary", "acme.SendsOrders", "acme.AsksForOrders");
                    default -> Proof.of(rule, "everywhere.UsesEveryLibrary");
                })
                .forEach(proofs::add);
        return proofs.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void proofs(Proof proof) {
        EvaluationResult result = RULES.get(proof.rule()).evaluate(MODULES.classes());

        String report = String.join("\n", result.getFailureReport().getDetails());
        assertThat(blamed(report)).as(report).isEqualTo(proof.offenders());
    }

    @Test
    @DisplayName("and none is without its proof")
    void everyRuleHasAProof() {
        assertThat(proofs().map(Proof::rule)).containsExactlyInAnyOrderElementsOf(RULES.keySet());
    }

    // Each line names first the class that does wrong, then what it uses.
    private static Set<String> blamed(String report) {
        return report.lines()
                .flatMap(line -> OFFENDER.matcher(line).results().limit(1))
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static Module module(String name, Part part, String... packages) {
        return new Module(
                name,
                part,
                Stream.of(packages).map(own -> WRONG + '.' + own).collect(Collectors.toSet()),
                Modules.thisModule().resolve("src/test/java"));
    }
}
