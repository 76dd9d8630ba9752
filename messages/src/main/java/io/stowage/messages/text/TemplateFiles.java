package io.stowage.messages.text;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A directory with texts and templates that differ from those that come along.
 *
 * @param phrases only those that differ
 */
record TemplateFiles(Map<Language, Map<String, Phrase>> phrases) {

    private static final Set<String> TEMPLATES = Set.of(MailTemplates.HTML, MailTemplates.PLAIN);

    /** @throws UnusableTemplates naming every file that is wrong */
    static TemplateFiles read(Path directory) {
        List<String> problems = new ArrayList<>();
        Map<Language, Map<String, Phrase>> found = new EnumMap<>(Language.class);
        for (Path file : files(directory)) {
            String name = String.valueOf(file.getFileName());
            if (TEMPLATES.contains(name) || name.startsWith(".")) {
                continue;
            }
            Optional<Language> language = language(name);
            if (language.isEmpty()) {
                problems.add("%s: no such template; there are mail.ftlh (HTML), mail.ftl (plain text) and %s.properties"
                        .formatted(
                                file,
                                Arrays.stream(Language.values())
                                        .map(Language::code)
                                        .collect(Collectors.joining("|"))));
                continue;
            }
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                Map<String, Phrase> phrases = Phrases.read(reader);
                problems.addAll(problems(file, phrases));
                found.put(language.get(), phrases);
            } catch (IOException | IllegalArgumentException e) {
                problems.add("%s: cannot be read as UTF-8 properties: %s".formatted(file, e.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            throw new UnusableTemplates(problems);
        }
        return new TemplateFiles(found);
    }

    private static List<String> problems(Path file, Map<String, Phrase> phrases) {
        Map<String, Phrase> known = Phrases.ours().of(Language.ENGLISH);
        List<String> problems = new ArrayList<>();
        new TreeMap<>(phrases).forEach((key, phrase) -> {
            if (!known.containsKey(key)) {
                problems.add("%s: there is no text '%s'".formatted(file, key));
                return;
            }
            try {
                phrase.variables().stream()
                        .filter(variable -> !Content.VARIABLES.contains(variable))
                        .sorted()
                        .map(variable -> "%s: text '%s' has no variable {%s}; there are %s"
                                .formatted(
                                        file,
                                        key,
                                        variable,
                                        Content.VARIABLES.stream().sorted().collect(Collectors.joining(", "))))
                        .forEach(problems::add);
            } catch (IllegalArgumentException e) {
                problems.add("%s: text '%s' cannot be read: %s".formatted(file, key, e.getMessage()));
            }
        });
        return problems;
    }

    private static Optional<Language> language(String fileName) {
        return Arrays.stream(Language.values())
                .filter(language -> fileName.equals(language.code() + ".properties"))
                .findFirst();
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UnusableTemplates(
                    List.of("%s: is no directory of templates that can be read".formatted(directory)));
        }
    }
}
