package io.stowage.simulator.faults;

import java.util.Arrays;
import java.util.List;

/** Kinds of calls, as a list of names that may end in a star. */
record CallPattern(List<String> words) {
    static CallPattern parse(String text) {
        List<String> words = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.isEmpty()) {
            throw new IllegalArgumentException("calls must name kinds of calls, such as users.create, s3.* or admin");
        }
        return new CallPattern(words);
    }

    boolean matches(String kind) {
        return words.stream().anyMatch(word -> matches(word, kind));
    }

    private static boolean matches(String word, String kind) {
        if (word.equals("admin")) {
            return !kind.startsWith("s3.");
        }
        return word.endsWith("*") ? kind.startsWith(word.substring(0, word.length() - 1)) : kind.equals(word);
    }
}
