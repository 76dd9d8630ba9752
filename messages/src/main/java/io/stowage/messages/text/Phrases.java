package io.stowage.messages.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/** The phrases of all languages, by key. What a language lacks is said in English. */
final class Phrases {

    private final Map<Language, Map<String, Phrase>> byLanguage;

    Phrases(Map<Language, Map<String, Phrase>> byLanguage) {
        this.byLanguage = byLanguage;
    }

    /** Those that come along. */
    static Phrases ours() {
        Map<Language, Map<String, Phrase>> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            all.put(language, ours(language));
        }
        return new Phrases(all);
    }

    /** With others in place of some. */
    Phrases with(Map<Language, Map<String, Phrase>> others) {
        Map<Language, Map<String, Phrase>> all = new EnumMap<>(byLanguage);
        others.forEach((language, phrases) -> all.merge(language, phrases, Phrases::merged));
        return new Phrases(all);
    }

    /** Keys and phrases that a language has of its own. */
    Map<String, Phrase> of(Language language) {
        return byLanguage.getOrDefault(language, Map.of());
    }

    /**
     * @throws IllegalArgumentException if not even English has it
     */
    Phrase get(Language language, String key) {
        Phrase own = of(language).get(key);
        Phrase phrase = own == null ? of(Language.ENGLISH).get(key) : own;
        if (phrase == null) {
            throw new IllegalArgumentException("there is no text '%s'".formatted(key));
        }
        return phrase;
    }

    static Map<String, Phrase> read(Reader source) throws IOException {
        Properties properties = new Properties();
        properties.load(source);
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, key -> new Phrase(properties.getProperty(key))));
    }

    private static Map<String, Phrase> ours(Language language) {
        String name = "languages/%s.properties".formatted(language.code());
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Phrases.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            return read(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Phrase> merged(Map<String, Phrase> some, Map<String, Phrase> others) {
        Map<String, Phrase> all = new HashMap<>(some);
        all.putAll(others);
        return Map.copyOf(all);
    }
}
