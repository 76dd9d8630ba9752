package io.stowage.documentation;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation, with parts that are made: between {@code <!-- made: name -->} and {@code <!-- end -->}. */
record Page(Path file) {

    /** The project's directory; tests run in their module's. */
    static final Path PROJECT = Path.of("..", "..");

    static Page named(String name) {
        return new Page(PROJECT.resolve("docs").resolve(name));
    }

    String text() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page's text with another content of a made part. */
    static String with(String text, String part, String content) {
        Matcher made = Pattern.compile("(<!-- made: %s -->\n).*?(<!-- end -->)".formatted(part), Pattern.DOTALL)
                .matcher(text);
        if (!made.find()) {
            throw new IllegalArgumentException("no made part '%s'".formatted(part));
        }
        return made.replaceFirst("$1" + Matcher.quoteReplacement(content) + "$2");
    }

    void write(String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the page's Java program with that name. */
    String program(String name) {
        Matcher program = Pattern.compile(
                        "<!-- program: %s -->\n```java\n(.*?)```".formatted(Pattern.quote(name)), Pattern.DOTALL)
                .matcher(text());
        if (!program.find()) {
            throw new IllegalArgumentException("no program '%s'".formatted(name));
        }
        return program.group(1);
    }

    static String row(String... cells) {
        return Arrays.stream(cells).collect(joining(" | ", "| ", " |\n"));
    }

    /** Head and rows of a Markdown table. */
    static String table(List<String> head, Stream<String> rows) {
        return row(head.toArray(String[]::new)) + "|---".repeat(head.size()) + "|\n" + rows.collect(joining());
    }
}
