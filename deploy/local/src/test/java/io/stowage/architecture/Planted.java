package io.stowage.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A few lines of code that break a rule.
 *
 * @param what it does, for the test's name
 * @param sources compilation units of one type each, with their package
 */
record Planted(String what, List<String> sources) {

    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("(?:class|record|interface) (\\w+)");

    static Planted that(String what, String... sources) {
        return new Planted(what, List.of(sources));
    }

    /** Compiles them to the directory; nothing else is in what is returned. */
    JavaClasses compiled(Path directory) {
        try {
            for (String source : sources) {
                Path file = directory.resolve(
                        found(PACKAGE, source).replace('.', '/') + "/" + found(TYPE, source) + ".java");
                Files.createDirectories(file.getParent());
                Files.writeString(file, source);
            }
            JavaSources.compile(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ClassFileImporter().importPath(directory);
    }

    private static String found(Pattern pattern, String source) {
        Matcher matcher = pattern.matcher(source);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + pattern + " in: " + source);
        }
        return matcher.group(1);
    }

    @Override
    public String toString() {
        return what;
    }
}
