package io.github.smartfolio.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import feign.RequestLine;
import io.github.smartfolio.architecture.Modules.Part;
import io.github.smartfolio.credential.Secret;
import java.lang.module.ModuleDescriptor;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules, as sentences with their reasons. They are about whichever {@link Modules} they are given: the project's, or the wrong
 * ones under {@code violations} that show of each rule that it can fail.
 */
final class Rules {

    /** The one place that may ask the computer for the time. */
    private static final String CLOCK_MAKER = "app.Main";

    /** Who may call {@link Secret#reveal}: the wire and the encrypting store, by class. */
    private static final Set<String> REVEALING = Set.of(
            "calls.CallKey",
            "connect.ConnectorContext",
            "jdbc.MasterKey",
            "jdbc.TokenStateJson",
            "jdbc.Credentials",
            "jdbc.PostgresServer",
            "app.KeyFile",
            "app.web.SignInRoutes",
            "saxo.SaxoConnectorFactory",
            "saxo.SaxoSignIn",
            "saxo.AuthorizationServer",
            "saxo.Reading",
            "saxo.HistoryReading",
            "cointracking.ApiKey",
            "http.Call",
            "http.Form",
            "http.Http");

    /** Interfaces of Feign that may send something: where people sign in, and where questions too are sent. */
    private static final Set<String> SENDING = Set.of("saxo.TokenEndpoint", "cointracking.Api");

    /** What each connector shows: sources, settings, formats, and what their signatures need. */
    private static final Map<String, Set<String>> PUBLIC_TYPES = Map.of(
            Modules.FILE_ENGINE,
            Set.of(
                    "csv.SaxoFiles",
                    "csv.PositionsFiles",
                    "csv.FileFormat",
                    "csv.Tickers",
                    "csv.OtherExport",
                    "csv.Column",
                    "csv.NumberStyle",
                    "csv.Vocabulary",
                    "csv.CsvTable",
                    "csv.Row",
                    "csv.Headers",
                    "csv.Findings",
                    "csv.Unreadable"),
            "saxo-connector",
            Set.of(
                    "saxo.SaxoConnectorFactory",
                    "saxo.SaxoEnvironment",
                    "saxo.SaxoSettings",
                    "saxo.SaxoSignIn",
                    "saxo.SaxoSource",
                    "saxo.SaxoTransactions"),
            "cointracking-connector",
            Set.of(
                    "cointracking.CoinTrackingConnectorFactory",
                    "cointracking.CoinTrackingFiles",
                    "cointracking.CoinTrackingSettings",
                    "cointracking.CoinTrackingSource",
                    "cointracking.CoinTrackingTransactions"));

    /** Packages of libraries, and the packages of ours, with those below, that may use them. A new library needs a line here. */
    private static final Map<String, Set<String>> LIBRARIES = libraries();

    private static final Set<String> MODEL = Set.of("money", "instrument", "account", "portfolio", "valuation");
    private static final Set<String> EDGES = Set.of("credential", "calls", "connect");

    private static final Pattern EMPTY_WORD =
            Pattern.compile(".*(?:Impl|Helper|Utils?|Manager|D[Tt][Oo]|UseCase|Port|Adapter)");
    private static final Pattern GET = Pattern.compile("GET( .*)?");
    private static final Set<String> INEXACT = Set.of("double", "float", Double.class.getName(), Float.class.getName());
    private static final Set<String> CONTRACTLESS = Set.of(
            "connect.FileReader",
            "connect.ConnectorFactory",
            "connect.SignIn",
            "connect.BrokerSimulator",
            "connect.BrokerSimulator$Running",
            "credential.TokenSession$Refresher");

    private final Modules modules;

    Rules(Modules modules) {
        this.modules = modules;
    }

    private static Map<String, Set<String>> libraries() {
        Map<String, Set<String>> places = new LinkedHashMap<>();
        places.put("io.javalin", Set.of("app"));
        places.put("org.eclipse.jetty", Set.of("app"));
        places.put("jakarta.servlet", Set.of("app"));
        places.put("gg.jte", Set.of("app.pages"));
        places.put("picocli", Set.of("app"));
        places.put("io.github.cdimascio.dotenv", Set.of("app"));
        places.put("org.slf4j", Set.of("app"));
        places.put("org.apache.commons.csv", Set.of("csv", "app.rates", "app.web", "benchmarks"));
        places.put("org.apache.commons.compress", Set.of("csv"));
        places.put("org.dhatim.fastexcel", Set.of("csv"));
        places.put("com.fasterxml.jackson", Set.of("jdbc", "app", "http", "saxo", "cointracking", "simulator"));
        places.put("feign", Set.of("http", "saxo", "cointracking"));
        places.put("io.github.resilience4j", Set.of("http", "saxo"));
        places.put("java.net.http", Set.of("http", "app.rates"));
        places.put("com.sun.net.httpserver", Set.of("simulator"));
        places.put("java.sql", Set.of("jdbc"));
        places.put("javax.sql", Set.of("jdbc"));
        places.put("org.sqlite", Set.of("jdbc"));
        places.put("org.postgresql", Set.of("jdbc"));
        places.put("com.zaxxer.hikari", Set.of("jdbc"));
        places.put("org.flywaydb", Set.of("jdbc"));
        places.put("org.junit.jupiter", Set.of("testkit"));
        places.put("org.assertj", Set.of("testkit"));
        places.put("org.openjdk.jmh", Set.of("benchmarks"));
        return places;
    }

    /** Every rule, by a short name. */
    Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("pure domain", pureDomain());
        rules.put("no cycles", noCycles());
        rules.put("model without edges", modelWithoutEdges());
        rules.put("allowed modules", allowedModules());
        rules.put("no connector named", noConnectorNamed());
        rules.put("discovery in the app", discoveryInTheApp());
        LIBRARIES.keySet().forEach(library -> rules.put("library " + library, onlyIn(library)));
        rules.put("known libraries", knownLibraries());
        rules.put("public types", publicTypes());
        rules.put("exact numbers", exactNumbers());
        rules.put("exact numbers in sources", exactNumbersInSources());
        rules.put("no old dates", noOldDates());
        rules.put("one clock", oneClock());
        rules.put("no output", noOutput());
        rules.put("no logger", noLogger());
        rules.put("no threads", noThreads());
        rules.put("secrets stay", secretsStay());
        rules.put("only reading", onlyReading());
        rules.put("contracts", contracts());
        rules.put("ports", ports());
        rules.put("names", names());
        rules.put("package-info", packageInfo());
        return rules;
    }

    /** Every package of ours and of libraries that a rule names: a rule about one that does not exist can never fail. */
    Set<String> namedPackages() {
        Set<String> named = new TreeSet<>();
        Stream.of(MODEL, EDGES).flatMap(Collection::stream).map(this::ours).forEach(named::add);
        LIBRARIES.forEach((library, places) -> {
            named.add(library);
            places.stream().map(this::ours).forEach(named::add);
        });
        Stream.concat(PUBLIC_TYPES.values().stream().flatMap(Collection::stream), CONTRACTLESS.stream())
                .map(type -> type.substring(0, type.lastIndexOf('.')))
                .map(this::ours)
                .forEach(named::add);
        return named;
    }

    /** Every type of ours that a rule names. */
    Set<String> namedTypes() {
        return Stream.of(
                        PUBLIC_TYPES.values().stream()
                                .flatMap(Collection::stream)
                                .toList(),
                        CONTRACTLESS,
                        REVEALING,
                        SENDING,
                        Set.of(CLOCK_MAKER))
                .flatMap(Collection::stream)
                .map(this::ours)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String ours(String name) {
        return modules.root() + '.' + name;
    }

    private ArchRule pureDomain() {
        Set<String> javaBase = Object.class.getModule().getDescriptor().exports().stream()
                .filter(exported -> !exported.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
        DescribedPredicate<JavaClass> inJavaBase = describe("in java.base", type -> {
            JavaClass base = type.getBaseComponentType();
            return base.isPrimitive() || javaBase.contains(base.getPackageName());
        });
        return classes()
                .that(modules.in(Part.DOMAIN))
                .should()
                .onlyDependOnClassesThat(modules.in(Part.DOMAIN).or(inJavaBase))
                .as("The domain depends on java.base and itself only")
                .because("whoever embeds it must need nothing else, and what it computes must depend on nothing else");
    }

    private ArchRule noCycles() {
        SliceAssignment byPackage = new SliceAssignment() {

            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return modules.isOurs(type) ? SliceIdentifier.of(type.getPackageName()) : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        };
        return slices().assignedFrom(byPackage)
                .should()
                .beFreeOfCycles()
                .as("Packages are free of cycles")
                .because("of two packages that need each other neither can be understood, tested or moved alone");
    }

    private ArchRule modelWithoutEdges() {
        return noClasses()
                .that(resideInAnyPackage(MODEL.stream().map(this::ours).toArray(String[]::new)))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(EDGES.stream().map(this::ours).toArray(String[]::new)))
                .as("What is owned and what it is worth knows neither credentials nor the server's SPI")
                .because("figures stay the same whoever delivered them and however he signed in");
    }

    // One table for all modules: the picture in docs/architecture.md.
    private ArchRule allowedModules() {
        Map<Part, Set<Part>> allowed = Map.of(
                Part.DOMAIN, Set.of(),
                Part.KIT, Set.of(Part.DOMAIN),
                Part.HTTP, Set.of(Part.DOMAIN),
                Part.CONNECTOR, Set.of(Part.DOMAIN, Part.HTTP),
                Part.STORE, Set.of(Part.DOMAIN),
                Part.SIMULATOR, Set.of(Part.DOMAIN),
                Part.APP, Set.of(Part.DOMAIN, Part.HTTP, Part.STORE),
                Part.BENCHMARKS, Set.of(Part.DOMAIN, Part.CONNECTOR));
        return classes()
                .should(each("depend on those modules only that they may", type -> {
                    Modules.Module from = modules.of(type).orElseThrow();
                    return type.getDirectDependenciesFromSelf().stream()
                            .filter(dependency -> modules.of(dependency.getTargetClass())
                                    .filter(to -> !to.equals(from))
                                    .filter(to -> !(from.part() == Part.CONNECTOR
                                            && to.name().equals(Modules.FILE_ENGINE)))
                                    .filter(to -> !allowed.get(from.part()).contains(to.part()))
                                    .isPresent())
                            .map(dependency -> dependency.getDescription());
                }))
                .as(
                        "Modules depend on the domain; connectors never on each other (but for the file engine), the store or the app;"
                                + " the app on no connector; nobody on a simulator")
                .because("a broker must come and go without touching another one, and a store must be exchangeable");
    }

    private ArchRule noConnectorNamed() {
        return classes()
                .that(modules.in(Part.APP))
                .should(each("not name a package of a connector in their source", type -> {
                    String source = modules.source(type).map(Modules::read).orElse("");
                    return modules.all().stream()
                            .filter(module -> module.part() == Part.CONNECTOR)
                            .flatMap(module -> module.packages().stream())
                            .filter(name -> Pattern.compile(Pattern.quote(name) + "\\b")
                                    .matcher(source)
                                    .find())
                            .map(name -> type.getName() + " names " + name);
                }))
                .as("The app never names a connector, not even in a text")
                .because("installing a broker is adding its module, and reflection would hide a dependency");
    }

    private ArchRule discoveryInTheApp() {
        return noClasses()
                .that(not(modules.in(Part.APP)))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ServiceLoader.class)
                .as("Only the app looks for modules with ServiceLoader")
                .because("programs that embed the library say by constructor what they want");
    }

    private ArchRule onlyIn(String library) {
        Set<String> places = LIBRARIES.getOrDefault(library, Set.of());
        String[] allowed = places.stream().map(place -> ours(place) + "..").toArray(String[]::new);
        return noClasses()
                .that(not(resideInAnyPackage(allowed)))
                .should()
                .dependOnClassesThat(resideInAPackage(library + ".."))
                .as("Only " + places + " may use " + library)
                .because("a library that is used in one place can be exchanged in one place");
    }

    private ArchRule knownLibraries() {
        return classes()
                .should(each(
                        "use listed libraries only",
                        type -> type.getDirectDependenciesFromSelf().stream()
                                .filter(dependency -> {
                                    JavaClass target =
                                            dependency.getTargetClass().getBaseComponentType();
                                    String name = target.getPackageName();
                                    return !target.isPrimitive()
                                            && !modules.isOurs(target)
                                            && !isWithin("io.github.smartfolio", name)
                                            && !isWithin("java", name)
                                            && !isWithin("javax", name)
                                            && LIBRARIES.keySet().stream()
                                                    .noneMatch(library -> isWithin(library, name));
                                })
                                .map(dependency -> dependency.getDescription())))
                .as("Every library that is used has a line in the table of libraries")
                .because("where a library may be used is decided when it comes, not when it is everywhere");
    }

    private ArchRule publicTypes() {
        return classes()
                .that(modules.in(Part.CONNECTOR))
                .and()
                .areTopLevelClasses()
                .should(each("be public only if they are listed", type -> {
                    Set<String> listed = PUBLIC_TYPES.getOrDefault(
                            modules.of(type).orElseThrow().name(), Set.of());
                    boolean open = type.getModifiers().contains(JavaModifier.PUBLIC);
                    return open && listed.stream().map(this::ours).noneMatch(type.getName()::equals)
                            ? Stream.of(type.getName() + " is public and not listed")
                            : Stream.empty();
                }))
                .as("In a connector only sources, settings, formats and what their signatures need are public")
                .because("what is public is promised, and a broker's oddities must stay changeable");
    }

    // What a method takes and gives; what stands within it the sources tell.
    private ArchRule exactNumbers() {
        DescribedPredicate<JavaAccess<?>> inexact = describe("a double or float", access -> {
            List<JavaClass> types = new ArrayList<>();
            if (access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget call) {
                types.addAll(call.getRawParameterTypes());
                types.add(call.getRawReturnType());
            } else if (access.getTarget() instanceof AccessTarget.FieldAccessTarget field) {
                types.add(field.getRawType());
            }
            return types.stream()
                    .anyMatch(
                            type -> INEXACT.contains(type.getBaseComponentType().getName()));
        });
        return noClasses()
                .that(not(modules.in(Part.BENCHMARKS)))
                .should()
                .accessTargetWhere(inexact)
                .as("Nothing is computed with double or float, but by the benchmarks, whose scores JMH gives so")
                .because("0.1 + 0.2 is not 0.3 there, and people compare our figures with their broker's");
    }

    private ArchRule exactNumbersInSources() {
        return classes()
                .that(not(modules.in(Part.BENCHMARKS)))
                .and()
                .areTopLevelClasses()
                .should(each(
                        "not say double or float",
                        type -> modules.source(type).stream()
                                .flatMap(source -> Sources.inexactNumbers(source).stream())
                                .map(what -> type.getName() + " says " + what)))
                .as("No source says double or float, be it for a local variable or a literal")
                .because("0.1 + 0.2 is not 0.3 there, and people compare our figures with their broker's");
    }

    private ArchRule noOldDates() {
        return noClasses()
                .should()
                .dependOnClassesThat(describe(
                        "Date or Calendar",
                        type -> type.isAssignableTo(Date.class) || type.isAssignableTo(Calendar.class)))
                .as("Nobody uses java.util.Date or Calendar")
                .because("they change under one's hands and mix up a moment with its zone");
    }

    private ArchRule oneClock() {
        DescribedPredicate<JavaAccess<?>> now = describe("what tells the time of the computer", access -> {
            String owner = access.getTargetOwner().getName();
            String name = access.getName();
            return (isWithin("java.time", access.getTargetOwner().getPackageName()) && name.equals("now"))
                    || (owner.equals("java.time.Clock") && (name.startsWith("system") || name.startsWith("tick")))
                    || (owner.equals("java.time.InstantSource") && name.equals("system"))
                    || (owner.equals("java.lang.System")
                            && (name.equals("currentTimeMillis") || name.equals("nanoTime")));
        });
        return noClasses()
                .that(not(modules.in(Part.KIT)))
                .and(not(describe(CLOCK_MAKER, type -> type.getName().equals(ours(CLOCK_MAKER)))))
                .should()
                .accessTargetWhere(now)
                .as("Only " + CLOCK_MAKER + " asks the computer for the time, and the kit, which compares with it")
                .because("\"now\" comes from an InstantSource that a test can set");
    }

    private ArchRule noOutput() {
        DescribedPredicate<JavaAccess<?>> output = describe("System.out, System.err or printStackTrace()", access -> {
            String owner = access.getTargetOwner().getName();
            return (owner.equals("java.lang.System")
                            && Set.of("out", "err", "console").contains(access.getName()))
                    || (access.getName().equals("printStackTrace")
                            && access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget call
                            && call.getRawParameterTypes().isEmpty());
        });
        return noClasses()
                .that(modules.in(Part.DOMAIN, Part.KIT, Part.HTTP, Part.CONNECTOR, Part.STORE, Part.SIMULATOR))
                .should()
                .accessTargetWhere(output)
                .as("The library prints nothing")
                .because("the console belongs to the program that embeds it");
    }

    private ArchRule noLogger() {
        return noClasses()
                .that(modules.in(Part.DOMAIN, Part.KIT, Part.HTTP, Part.CONNECTOR, Part.STORE, Part.SIMULATOR))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.slf4j..", "java.util.logging..")
                        .or(describe("System.Logger", type -> type.getName().startsWith("java.lang.System$Logger"))))
                .as("The library logs nothing")
                .because("what it has to say is in its results, where it reaches the person it is for");
    }

    private ArchRule noThreads() {
        DescribedPredicate<JavaClass> makesThreads = describe(
                "threads",
                type -> Set.of(Thread.class, Executors.class, ForkJoinPool.class, ThreadPoolExecutor.class).stream()
                        .anyMatch(type::isAssignableTo));
        DescribedPredicate<JavaAccess<?>> made = describe("made", access -> {
            String name = access.getName();
            boolean inCommonPool = access.getTargetOwner().isEquivalentTo(CompletableFuture.class)
                    && name.endsWith("Async")
                    && access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget call
                    && call.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Executor.class));
            return inCommonPool
                    || (makesThreads.test(access.getTargetOwner())
                            && (name.equals("<init>") || name.startsWith("new") || name.equals("commonPool")));
        });
        return noClasses()
                .that(modules.in(Part.DOMAIN, Part.HTTP, Part.CONNECTOR, Part.STORE))
                .should()
                .accessTargetWhere(made)
                .as("The library makes no threads")
                .because("whoever embeds it decides how much runs at once; it takes an Executor");
    }

    private ArchRule secretsStay() {
        DescribedPredicate<JavaAccess<?>> reveal = describe(
                "Secret.reveal()",
                access -> access.getTargetOwner().isEquivalentTo(Secret.class)
                        && access.getName().equals("reveal"));
        return noClasses()
                .that(not(describe(
                        "allowed", type -> REVEALING.stream().map(this::ours).anyMatch(type.getName()::equals))))
                .should()
                .accessTargetWhere(reveal)
                .as("A secret is revealed only by those named here: " + REVEALING)
                .because("it goes onto the wire and into the encrypting store, and nowhere else");
    }

    private ArchRule onlyReading() {
        return classes()
                .that(modules.in(Part.CONNECTOR))
                .and(not(describe(
                        "allowed", type -> SENDING.stream().map(this::ours).anyMatch(type.getName()::equals))))
                .should(each(
                        "ask with GET only",
                        type -> type.getMethods().stream()
                                .filter(method -> method.tryGetAnnotationOfType(RequestLine.class)
                                        .filter(request ->
                                                !GET.matcher(request.value()).matches())
                                        .isPresent())
                                .map(method -> method.getFullName() + " sends something")))
                .as("In connectors every method of Feign asks with GET, but those of " + SENDING)
                .because(
                        "what no method can say, no bug can do: nothing is ever ordered, moved or changed at a broker");
    }

    private ArchRule contracts() {
        Map<String, String> contracts = contractsByPort();
        return classes()
                .that()
                .areNotInterfaces()
                .should(each(
                        "be tested by the contracts of their ports",
                        type -> contracts.entrySet().stream()
                                .filter(port -> type.isAssignableTo(port.getKey()))
                                .filter(port -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                                .filter(port -> modules.testClasses().stream()
                                        .filter(test ->
                                                test.getSimpleName().equals(type.getSimpleName() + "ContractTest"))
                                        .filter(test -> !test.getModifiers().contains(JavaModifier.ABSTRACT))
                                        .noneMatch(test -> test.isAssignableTo(port.getValue())))
                                .map(port -> type.getName() + " has no test " + type.getSimpleName()
                                        + "ContractTest that extends " + port.getValue())))
                .as("Every implementation of a port has a test that extends the port's contract")
                .because("a port is a promise, and a promise that is not tested is a hope");
    }

    private ArchRule ports() {
        Map<String, String> contracts = contractsByPort();
        return classes()
                .that(modules.in(Part.DOMAIN))
                .and()
                .areInterfaces()
                .and(describe(
                        "meant to be implemented",
                        type -> !type.reflect().isSealed()
                                && !type.isAnnotation()
                                && !type.getSimpleName().equals("package-info")))
                .should(each(
                        "have a contract",
                        type -> contracts.containsKey(type.getName())
                                        || CONTRACTLESS.stream().map(this::ours).anyMatch(type.getName()::equals)
                                ? Stream.empty()
                                : Stream.of(type.getName() + " has no contract in the kit")))
                .as("Every port has a contract in the kit, but for " + CONTRACTLESS
                        + ", which are tested as what they make or serve")
                .because("whoever implements it must be able to find out whether he did it right");
    }

    /** {@code ….source.BalanceSource} and {@code ….testkit.BalanceSourceContract}, and so on. */
    private Map<String, String> contractsByPort() {
        Map<String, String> contracts = new LinkedHashMap<>();
        for (JavaClass port : modules.classes().that(modules.in(Part.DOMAIN))) {
            for (JavaClass contract : modules.classes().that(modules.in(Part.KIT))) {
                if (port.isInterface() && contract.getSimpleName().equals(port.getSimpleName() + "Contract")) {
                    contracts.put(port.getName(), contract.getName());
                }
            }
        }
        return contracts;
    }

    private ArchRule names() {
        return classes()
                .should(each(
                        "have names that say something",
                        type -> EMPTY_WORD.matcher(type.getSimpleName()).matches()
                                ? Stream.of(type.getName() + " ends in a word that says nothing")
                                : Stream.empty()))
                .as("No type ends in Impl, Helper, Util(s), Manager, DTO, UseCase, Port or Adapter")
                .because("such a word says what pattern was in mind and not what the type is");
    }

    private ArchRule packageInfo() {
        return classes()
                .that(describe("written by hand", type -> modules.source(type).isPresent()))
                .should(each(
                        "be in a package that is described",
                        type -> modules.directory(type)
                                        .filter(Sources::isDescribed)
                                        .isPresent()
                                ? Stream.empty()
                                : Stream.of(
                                        type.getName() + " is in a package without a text in its package-info.java")))
                .as("Every package has a package-info with text")
                .because("a package is a concept, and a concept can be said in a sentence");
    }

    private static boolean isWithin(String parent, String name) {
        return name.equals(parent) || name.startsWith(parent + '.');
    }

    /** @param problems what is wrong with a class, in sentences that name it */
    private static ArchCondition<JavaClass> each(String description, Function<JavaClass, Stream<String>> problems) {
        return new ArchCondition<>(description) {

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                problems.apply(type).forEach(problem -> events.add(SimpleConditionEvent.violated(type, problem)));
            }
        };
    }
}
