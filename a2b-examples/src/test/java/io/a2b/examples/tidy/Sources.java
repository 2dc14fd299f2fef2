package io.a2b.examples.tidy;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The sources of the project as the tidy test sees them: lines of text, and types and methods. */
final class Sources {
    /** The folder that holds the five modules. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    static final List<String> MODULES = List.of("core", "rating", "agi", "payments", "examples");

    private Sources() {}

    /** All Java files of a source set, for example {@code main}, of a module. */
    static List<Path> of(String module, String sourceSet) {
        Path folder = ROOT.resolve("a2b-" + module).resolve("src").resolve(sourceSet);
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(folder.toString(), e);
        }
    }

    static List<Path> main() {
        return MODULES.stream().flatMap(module -> of(module, "main").stream()).toList();
    }

    static List<Path> all() {
        return MODULES.stream()
                .flatMap(module -> Stream.of("main", "test", "jmh", "e2e")
                        .flatMap(sourceSet -> of(module, sourceSet).stream()))
                .toList();
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    /** Every line for which {@code fault} says something, as {@code file:line: what it says}. */
    static List<String> faults(List<Path> files, BiFunction<Path, String, String> fault) {
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            int number = 0;
            for (String line : lines(file)) {
                number++;
                String what = fault.apply(file, line);
                if (what != null) found.add(ROOT.relativize(file) + ":" + number + ": " + what);
            }
        }
        return found;
    }

    /** A method with a body, and how many lines it takes from its first to its last. */
    record Method(Path file, String name, long line, long lines) {}

    /** A type, nested ones included. */
    record Type(Path file, String name, boolean topLevel, ClassTree tree) {
        boolean is(Modifier modifier) {
            return tree.getModifiers().getFlags().contains(modifier);
        }
    }

    /**
     * A switch statement or expression.
     *
     * @param overEnum whether a label is a bare name, as only the constants of an enum are (those
     *     of numbers would be, too, but nobody here switches over them)
     */
    record Switch(Path file, long line, boolean overEnum, boolean hasDefault) {}

    /** A method that a public interface promises and says nothing of. */
    record Bare(Path file, long line, String name) {}

    /** What a parse of the files found. */
    record Parsed(List<Type> types, List<Method> methods, List<Switch> switches, List<Bare> bare) {
        Parsed() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    static Parsed parse(List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Parsed parsed = new Parsed();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
            Iterable<? extends CompilationUnitTree> units = task.parse();
            Trees trees = Trees.instance(task);
            for (CompilationUnitTree unit : units) {
                new Collector(unit, trees, parsed).scan(new TreePath(unit), null);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the sources cannot be parsed", e);
        }
        return parsed;
    }

    private static final class Collector extends TreePathScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final Trees trees;
        private final SourcePositions positions;
        private final Parsed parsed;
        private int depth;

        Collector(CompilationUnitTree unit, Trees trees, Parsed parsed) {
            this.unit = unit;
            this.trees = trees;
            this.positions = trees.getSourcePositions();
            this.parsed = parsed;
        }

        @Override
        public Void visitClass(ClassTree tree, Void nothing) {
            if (!tree.getSimpleName().isEmpty()) {
                String name = tree.getSimpleName().toString();
                parsed.types().add(new Type(file(), name, depth == 0, tree));
            }
            depth++;
            super.visitClass(tree, nothing);
            depth--;
            return null;
        }

        @Override
        public Void visitMethod(MethodTree tree, Void nothing) {
            if (tree.getBody() != null) {
                long first = line(positions.getStartPosition(unit, tree));
                long last = line(positions.getEndPosition(unit, tree));
                String name = tree.getName().toString();
                parsed.methods().add(new Method(file(), name, first, last - first + 1));
            }
            if (isPromised(tree) && trees.getDocComment(getCurrentPath()) == null) {
                long line = line(positions.getStartPosition(unit, tree));
                parsed.bare().add(new Bare(file(), line, tree.getName().toString()));
            }
            return super.visitMethod(tree, nothing);
        }

        /** Whether it is for others to call, of a public interface that has a file of its own. */
        private boolean isPromised(MethodTree tree) {
            ClassTree type = (ClassTree) getCurrentPath().getParentPath().getLeaf();
            return depth == 1
                    && type.getKind() == Tree.Kind.INTERFACE
                    && type.getModifiers().getFlags().contains(Modifier.PUBLIC)
                    && !tree.getModifiers().getFlags().contains(Modifier.PRIVATE);
        }

        @Override
        public Void visitSwitch(SwitchTree tree, Void nothing) {
            note(tree, tree.getCases());
            return super.visitSwitch(tree, nothing);
        }

        @Override
        public Void visitSwitchExpression(SwitchExpressionTree tree, Void nothing) {
            note(tree, tree.getCases());
            return super.visitSwitchExpression(tree, nothing);
        }

        private void note(Tree tree, List<? extends CaseTree> cases) {
            boolean overEnum = cases.stream()
                    .flatMap(one -> one.getExpressions().stream())
                    .anyMatch(IdentifierTree.class::isInstance);
            boolean hasDefault =
                    cases.stream().anyMatch(one -> one.getExpressions().isEmpty());
            long line = line(positions.getStartPosition(unit, tree));
            parsed.switches().add(new Switch(file(), line, overEnum, hasDefault));
        }

        private Path file() {
            return Path.of(unit.getSourceFile().toUri());
        }

        private long line(long position) {
            return position < 0 ? 0 : unit.getLineMap().getLineNumber(position);
        }
    }
}
