package io.github.smartfolio.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.type.TypeKind;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What is to be seen in sources only: local variables and literals, and comments. */
final class Sources {

    private static final Set<TypeKind> INEXACT = Set.of(TypeKind.DOUBLE, TypeKind.FLOAT);
    private static final Set<Tree.Kind> INEXACT_LITERALS = Set.of(Tree.Kind.DOUBLE_LITERAL, Tree.Kind.FLOAT_LITERAL);
    private static final Pattern COMMENT_OF_PACKAGE =
            Pattern.compile("(?s)\\A\\s*/\\*\\*(.*?)\\*/\\s*(?:@[^;]*\\s)?package\\s");

    private Sources() {}

    /** Where the source says {@code double} or {@code float}, in whatever form: {@code 12: double}. */
    static List<String> inexactNumbers(Path source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> found = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask) compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(source));
            for (CompilationUnitTree unit : task.parse()) {
                new TreeScanner<Void, Void>() {

                    @Override
                    public Void visitPrimitiveType(PrimitiveTypeTree type, Void nothing) {
                        note(INEXACT.contains(type.getPrimitiveTypeKind()), type);
                        return null;
                    }

                    @Override
                    public Void visitLiteral(LiteralTree literal, Void nothing) {
                        note(INEXACT_LITERALS.contains(literal.getKind()), literal);
                        return null;
                    }

                    @Override
                    public Void visitIdentifier(IdentifierTree name, Void nothing) {
                        note(
                                name.getName().contentEquals("Double")
                                        || name.getName().contentEquals("Float"),
                                name);
                        return null;
                    }

                    private void note(boolean inexact, Tree tree) {
                        if (inexact) {
                            found.add(tree.toString());
                        }
                    }
                }.scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** Whether a {@code package-info.java} in {@code directory} says in words what the package is. */
    static boolean isDescribed(Path directory) {
        Path file = directory.resolve("package-info.java");
        if (!Files.isRegularFile(file)) {
            return false;
        }
        Matcher comment = COMMENT_OF_PACKAGE.matcher(Modules.read(file));
        return comment.find() && comment.group(1).replaceAll("[^\\p{L}]", "").length() >= 20;
    }
}
