package io.stowage.messages.text;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.util.Map;
import java.util.Set;

/**
 * A text with variables in braces, in the form of ICU's messages.
 *
 * @param pattern as its file has it
 */
record Phrase(String pattern) {

    /** @throws IllegalArgumentException if it cannot be read */
    Set<String> variables() {
        return Set.copyOf(new MessageFormat(pattern, ULocale.ROOT).getArgumentNames());
    }

    /** @param values are put in as they are */
    String with(Map<String, String> values, Language language) {
        return new MessageFormat(pattern, ULocale.forLanguageTag(language.code()))
                .format(Map.<String, Object>copyOf(values));
    }
}
