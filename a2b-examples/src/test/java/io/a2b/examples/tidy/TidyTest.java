package io.a2b.examples.tidy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import io.a2b.examples.tidy.Sources.Switch;
import io.a2b.examples.tidy.Sources.Type;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.lang.model.element.Modifier;

/** The rules of the house, kept by a test and not by good will. */
class TidyTest {
    private static final int COLUMNS_MAX = 100;
    private static final int METHOD_LINES_MAX = 60;
    private static final int FILE_LINES_MAX = 400;
    private static final int COLLABORATORS_MAX = 6;

    /** Words of layers and of helplessness: a type says what it is, an implementation says how. */
    private static final Pattern EMPTY_NAME = Pattern.compile(
            "(Default|Abstract|Base)[A-Z].*|.*(Impl|Manager|Helper|Utils?|Dao|DAO)");

    private static final Pattern LAYER_PACKAGE =
            Pattern.compile("package .*\\.(dao|impl|service|model|util|utils|common)[.;].*");

    private static final Pattern FLOATING = Pattern.compile("\\b(double|float|Double|Float)\\b");

    private static final Pattern BANNED = Pattern.compile(
            "System\\.currentTimeMillis|new Date\\(|Thread\\.sleep|System\\.(out|err)\\b"
                    + "|ZoneId\\.systemDefault|Instant\\.now\\(\\)|LocalDate(Time)?\\.now\\(\\)"
                    + "|printStackTrace|@ImplementedBy");

    /** How a statement begins, in a string or a text block. */
    private static final Pattern SQL =
            Pattern.compile("(?i)\"\\s*(select|insert|update|delete|merge)\\s");

    /** A managed dependency: its artifact, and the rest. */
    private static final Pattern PIN =
            Pattern.compile("(?s)<dependency>\\s*<groupId>[^<]+</groupId>"
                    + "\\s*<artifactId>([^<]+)</artifactId>(.*?)</dependency>");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.a2b");

    /** Without the classes of a module, no rule about them would ever be broken. */
    @Test
    void theClassesOfEveryModuleAreLookedAt() {
        for (String module : Sources.MODULES) {
            int files = Sources.of(module, "main").size();
            long types = CLASSES.stream()
                    .filter(type -> type.isTopLevelClass()
                            && (type.getPackageName() + ".").startsWith("io.a2b." + module + "."))
                    .count();
            assertTrue(types >= files, "a2b-" + module + ": " + types + " of " + files);
        }
    }

    @Test
    void modulesDependInOneDirectionOnly() {
        arrow("core", "rating", "agi", "payments", "examples");
        arrow("rating", "agi", "payments", "examples");
        arrow("agi", "payments", "examples");
        arrow("payments", "rating", "agi", "examples");
    }

    @Test
    void onlyTwoRoomsKnowAsterisksLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.a2b.agi.fastagi", "io.a2b.agi.ami")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.asteriskjava..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.a2b.agi.fastagi")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.asteriskjava.fastagi..")
                .check(CLASSES);
    }

    @Test
    void onlyMappersAndPersistenceKnowMyBatis() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.a2b.core.persistence")
                .and()
                .haveSimpleNameNotEndingWith("Mapper")
                .and()
                .haveSimpleNameNotEndingWith("Module")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.ibatis..")
                .check(CLASSES);
    }

    @Test
    void linesAreAtMost100ColumnsWide() {
        none(Sources.faults(
                Sources.all(),
                (file, line) -> line.length() > COLUMNS_MAX ? line.length() + " columns" : null));
    }

    /** Of main code only: a contract is a list of examples, and reads well at any length. */
    @Test
    void filesOfMainCodeAreShort() {
        none(Sources.main().stream()
                .filter(file -> Sources.lines(file).size() > FILE_LINES_MAX)
                .map(file -> Sources.ROOT.relativize(file) + ": "
                        + Sources.lines(file).size() + " lines")
                .toList());
    }

    @Test
    void methodsAreShort() {
        none(Sources.parse(Sources.main()).methods().stream()
                .filter(method -> method.lines() > METHOD_LINES_MAX)
                .map(method -> Sources.ROOT.relativize(method.file()) + ":" + method.line() + ": "
                        + method.name() + " has " + method.lines() + " lines")
                .toList());
    }

    @Test
    void moneyAndTimeNeverFloat() {
        none(Sources.faults(Sources.main(), (file, line) -> {
            Matcher found = FLOATING.matcher(code(line));
            return found.find() ? found.group() : null;
        }));
    }

    @Test
    void timeOutputAndSleepComeFromTheHost() {
        List<Path> libraries = Sources.main().stream()
                .filter(file -> !file.startsWith(Sources.ROOT.resolve("a2b-examples")))
                .toList();
        none(Sources.faults(libraries, (file, line) -> {
            Matcher found = BANNED.matcher(code(line));
            return found.find() ? found.group() : null;
        }));
    }

    @Test
    void testsDoNotSleep() {
        List<Path> tests = Sources.MODULES.stream()
                .flatMap(module -> Sources.of(module, "test").stream())
                .filter(file -> !file.endsWith("TidyTest.java"))
                .toList();
        none(Sources.faults(
                tests, (file, line) -> line.contains("Thread.sleep") ? "sleeps" : null));
    }

    /** MyBatis puts the text of a dollar parameter into the statement, whatever it says. */
    @Test
    void sqlTakesParametersOnlyAsParameters() throws IOException {
        List<Path> withSql = new ArrayList<>();
        for (Path file : Sources.main()) {
            if (SQL.matcher(Files.readString(file)).find()) withSql.add(file);
        }
        for (String known : List.of("AccountMapper", "GroupSql", "DeckStore")) {
            assertTrue(withSql.stream().anyMatch(file -> file.endsWith(known + ".java")), known);
        }
        none(Sources.faults(withSql, (file, line) -> line.contains("${") ? "${" : null));
    }

    /** So that a constant added later fails where it is not known, and is not taken for others. */
    @Test
    void switchesOverEnumsHaveNoDefault() {
        List<Switch> overEnums = Sources.parse(Sources.main()).switches().stream()
                .filter(Switch::overEnum)
                .toList();
        assertTrue(overEnums.size() > 10, "switches over enums: " + overEnums.size());
        none(overEnums.stream()
                .filter(Switch::hasDefault)
                .map(one -> Sources.ROOT.relativize(one.file()) + ":" + one.line())
                .toList());
    }

    @Test
    void publicInterfacesSayWhatTheirMethodsDo() {
        none(Sources.parse(Sources.main()).bare().stream()
                .map(method -> Sources.ROOT.relativize(method.file()) + ":" + method.line() + ": "
                        + method.name())
                .toList());
    }

    @Test
    void loggersAreCalledAlike() {
        none(Sources.faults(Sources.main(), (file, line) -> {
            boolean logger = line.contains("Logger ") && line.contains("LoggerFactory.getLogger(");
            return logger && !line.contains("private static final Logger LOG =") ? line : null;
        }));
    }

    @Test
    void namesSayWhatTypesAre() {
        none(Sources.parse(Sources.main()).types().stream()
                .filter(type -> EMPTY_NAME.matcher(type.name()).matches())
                .map(type -> Sources.ROOT.relativize(type.file()) + ": " + type.name())
                .toList());
        none(Sources.faults(
                Sources.main(),
                (file, line) -> LAYER_PACKAGE.matcher(line).matches() ? line : null));
    }

    @Test
    void whatIsNotPromisedCannotBeExtended() {
        none(Sources.parse(Sources.main()).types().stream()
                .filter(Type::topLevel)
                .filter(type -> type.tree().getKind() == com.sun.source.tree.Tree.Kind.CLASS)
                .filter(type -> !type.is(Modifier.PUBLIC))
                .filter(type -> !type.is(Modifier.FINAL) && !type.is(Modifier.ABSTRACT))
                .filter(type -> !type.is(Modifier.SEALED))
                .map(type -> Sources.ROOT.relativize(type.file()) + ": " + type.name()
                        + " is neither public nor final")
                .toList());
    }

    @Test
    void constructorsTakeFewCollaborators() {
        none(injected()
                .filter(constructor ->
                        constructor.getRawParameterTypes().size() > COLLABORATORS_MAX)
                .map(JavaConstructor::getFullName)
                .toList());
    }

    /** Hosts without Guice have factories; what Guice calls is nobody else's business. */
    @Test
    void injectedConstructorsAreNotPublic() {
        assertTrue(injected().findAny().isPresent(), "nothing is injected any more");
        none(injected()
                .filter(constructor -> constructor.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaConstructor::getFullName)
                .toList());
    }

    private static Stream<JavaConstructor> injected() {
        return CLASSES.stream()
                .flatMap(type -> type.getConstructors().stream())
                .filter(constructor -> constructor.isAnnotatedWith("jakarta.inject.Inject")
                        || constructor.isAnnotatedWith("com.google.inject.Inject"));
    }

    @Test
    void everythingThatIsPinnedIsUsed() throws IOException {
        String parent = Files.readString(Sources.ROOT.resolve("pom.xml"));
        assertTrue(PIN.matcher(parent).results().count() > 20, "the pins are not found");
        StringBuilder modules = new StringBuilder();
        for (String module : Sources.MODULES) {
            modules.append(Files.readString(Sources.ROOT.resolve("a2b-" + module + "/pom.xml")));
        }
        Matcher pin = PIN.matcher(parent);
        List<String> idle = new ArrayList<>();
        while (pin.find()) {
            boolean list = pin.group(2).contains("<type>pom</type>"); // pins what others bring
            String use = "<artifactId>" + pin.group(1) + "</artifactId>";
            if (!list && modules.indexOf(use) < 0) idle.add(pin.group(1));
        }
        Matcher property = Pattern.compile("<([a-z0-9.-]+\\.version)>").matcher(parent);
        while (property.find()) {
            String use = "${" + property.group(1) + "}";
            if (!parent.contains(use) && modules.indexOf(use) < 0) idle.add(property.group(1));
        }
        assertEquals(List.of(), idle);
    }

    @Test
    void noPackageIsSplitOverModules() {
        Map<String, String> homes = new HashMap<>();
        Set<String> split = new TreeSet<>();
        for (String module : Sources.MODULES) {
            Path java = Sources.ROOT.resolve("a2b-" + module).resolve("src/main/java");
            for (Path file : Sources.of(module, "main")) {
                String folder = java.relativize(file).getParent().toString();
                String home = homes.putIfAbsent(folder, module);
                if (home != null && !home.equals(module)) split.add(folder);
            }
        }
        assertEquals(Set.of(), split);
    }

    @Test
    void theTopLevelHoldsNothingElse() throws IOException {
        Set<String> allowed = Stream.concat(
                        Stream.of("pom.xml", "README.md", "LICENSE", ".gitignore", ".ci", ".git"),
                        Sources.MODULES.stream().map(module -> "a2b-" + module))
                .collect(Collectors.toSet());
        try (Stream<Path> entries = Files.list(Sources.ROOT)) {
            List<String> strangers = entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !allowed.contains(name))
                    .filter(name ->
                            !Set.of("target", "a2b-data", ".idea", ".vscode").contains(name))
                    .toList();
            assertEquals(List.of(), strangers);
        }
    }

    private static void arrow(String from, String... to) {
        for (String target : to) {
            noClasses()
                    .that()
                    .resideInAPackage("io.a2b." + from + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.a2b." + target + "..")
                    .check(CLASSES);
        }
    }

    /** The line without its comment and without the text of its strings. */
    private static String code(String line) {
        String trimmed = line.trim();
        if (trimmed.startsWith("*") || trimmed.startsWith("/*") || trimmed.startsWith("//")) {
            return "";
        }
        return line.replaceAll("\"(\\\\.|[^\"\\\\])*\"", "\"\"").replaceAll("//.*", "");
    }

    private static void none(List<String> faults) {
        assertTrue(faults.isEmpty(), () -> String.join("\n", faults));
    }
}
