package io.github.smartfolio.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Modules that rules are about: what part each plays, its packages, its classes and its sources.
 *
 * <p>The project's own are found on disk, by the list in the root's {@code pom.xml}: a new module is under the rules without being
 * named here. Their classes, and those of their tests, are read from {@code target}: Maven has built them before it comes to this
 * module, from {@code clean} too.
 */
final class Modules {

    /** Stands for every connector that reads files; others may use its engine. */
    static final String FILE_ENGINE = "csv-connector";

    private static final String OURS = "io.github.smartfolio";
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    // JMH generates classes of benchmarks, jte those of templates.
    private static final Pattern GENERATED = Pattern.compile(".*/(?:jmh_generated/|Jte\\w*Generated\\b).*");
    private static final ImportOption WRITTEN_BY_HAND =
            location -> location.contains("/io/github/smartfolio/") && !location.matches(GENERATED);

    /** What a module is for. */
    enum Part {
        DOMAIN,
        KIT,
        HTTP,
        CONNECTOR,
        STORE,
        SIMULATOR,
        APP,
        BENCHMARKS
    }

    /**
     * @param packages in which its classes are
     * @param sources the directory of its sources
     */
    record Module(String name, Part part, Set<String> packages, Path sources) {}

    private final String root;
    private final List<Module> modules;
    private final JavaClasses classes;
    private final JavaClasses testClasses;

    Modules(String root, List<Module> modules, JavaClasses classes, JavaClasses testClasses) {
        this.root = root;
        this.modules = List.copyOf(modules);
        this.classes = classes;
        this.testClasses = testClasses;
    }

    static Modules ofThisProject() {
        Path project = thisModule().resolve("..").normalize();
        List<Module> modules = new ArrayList<>();
        List<Path> compiled = new ArrayList<>();
        List<Path> compiledTests = new ArrayList<>();
        for (String name : names(read(project.resolve("pom.xml")))) {
            Path directory = project.resolve(name);
            if (directory.equals(thisModule())) {
                continue;
            }
            Path classes = directory.resolve("target/classes");
            modules.add(new Module(name, part(name), packagesIn(classes), directory.resolve("src/main/java")));
            compiled.add(classes);
            Optional.of(directory.resolve("target/test-classes"))
                    .filter(Files::isDirectory)
                    .ifPresent(compiledTests::add);
        }
        return new Modules(
                OURS, modules, importer().importPaths(compiled), importer().importPaths(compiledTests));
    }

    /** The directory of this module: tests run in it. */
    static Path thisModule() {
        return Path.of("").toAbsolutePath();
    }

    static ClassFileImporter importer() {
        return new ClassFileImporter().withImportOption(WRITTEN_BY_HAND);
    }

    /** @throws IllegalStateException if nobody said what the module is for */
    static Part part(String module) {
        if (module.endsWith("-connector")) {
            return Part.CONNECTOR;
        }
        return switch (module) {
            case "portfolio-domain" -> Part.DOMAIN;
            case "connector-testkit" -> Part.KIT;
            case "http-client" -> Part.HTTP;
            case "jdbc-store" -> Part.STORE;
            case "saxo-simulator" -> Part.SIMULATOR;
            case "app-javalin" -> Part.APP;
            case "benchmarks" -> Part.BENCHMARKS;
            default ->
                throw new IllegalStateException(module + ": say in " + Modules.class.getName() + " what it is for");
        };
    }

    private static List<String> names(String pom) {
        return MODULE.matcher(pom).results().map(found -> found.group(1)).toList();
    }

    private static Set<String> packagesIn(Path compiled) {
        if (!Files.isDirectory(compiled)) {
            throw new IllegalStateException(compiled + " is missing: build all modules, with 'mvn verify' in the root");
        }
        try (Stream<Path> files = Files.walk(compiled.resolve(OURS.replace('.', '/')))) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(file ->
                            compiled.relativize(file.getParent()).toString().replace('/', '.'))
                    .filter(name -> !name.endsWith("jmh_generated"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The package that all packages begin with. */
    String root() {
        return root;
    }

    List<Module> all() {
        return modules;
    }

    /** The code that ships; classes of libraries are not among it. */
    JavaClasses classes() {
        return classes;
    }

    JavaClasses testClasses() {
        return testClasses;
    }

    Set<String> packages() {
        return modules.stream().flatMap(module -> module.packages().stream()).collect(Collectors.toSet());
    }

    Optional<Module> of(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        return modules.stream()
                .filter(module -> module.packages().contains(name))
                .findFirst();
    }

    boolean isOurs(JavaClass type) {
        return of(type).isPresent();
    }

    /** Classes of modules that play one of these parts. */
    DescribedPredicate<JavaClass> in(Part... parts) {
        Set<Part> wanted = Set.of(parts);
        return DescribedPredicate.describe(
                "in " + wanted,
                type -> of(type).filter(module -> wanted.contains(module.part()))
                        .isPresent());
    }

    /** The source in which a class is written; absent if a tool generated it. */
    Optional<Path> source(JavaClass type) {
        return directory(type)
                .flatMap(directory -> type.getSource()
                        .flatMap(source -> source.getFileName())
                        .map(directory::resolve)
                        .filter(Files::isRegularFile));
    }

    /** The directory with the sources of the package of a class. */
    Optional<Path> directory(JavaClass type) {
        return of(type).map(
                        module -> module.sources().resolve(type.getPackageName().replace('.', '/')));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
