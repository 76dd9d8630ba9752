package io.stowage.messages;

import java.time.ZoneId;
import java.util.Locale;

/**
 * Whom a message is for.
 *
 * @param name to address the customer by; kept to one line
 * @param email address, RFC 5321
 * @param locale language and region; of a language without texts, the message is in English
 * @param zone in which times are told
 */
public record Recipient(String name, String email, Locale locale, ZoneId zone) {

    public Recipient {
        name = OneLine.of(name);
    }

    /** @param locale BCP 47, for example {@code pt-BR}; what is none counts as English */
    public static Recipient of(String name, String email, String locale, ZoneId zone) {
        return new Recipient(name, email, Locale.forLanguageTag(locale.replace('_', '-')), zone);
    }
}
