package io.stowage.messages.text;

import java.util.Locale;

/**
 * A message that can be sent.
 *
 * @param locale of the text
 * @param subject one line of plain text
 * @param plain lines of plain text, each ended by {@code \n}
 * @param html a whole page
 */
public record Letter(Locale locale, String subject, String plain, String html) {}
