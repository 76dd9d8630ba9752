package io.stowage.messages.text;

import io.stowage.messages.Message;
import io.stowage.messages.MessageKind;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes messages in their recipients' languages. Safe to share among threads; the same message makes the same letter.
 */
public final class Letters {

    private final Phrases phrases;
    private final MailTemplates templates;
    private final List<String> signature;

    private Letters(Phrases phrases, MailTemplates templates, List<String> signature) {
        this.phrases = phrases;
        this.templates = templates;
        this.signature = List.copyOf(signature);
    }

    /** With the texts and templates that come along. */
    public static Letters standard(List<String> signature) {
        return new Letters(Phrases.ours(), MailTemplates.open(Optional.empty()), signature);
    }

    /**
     * With files in place of texts and templates: {@code mail.ftlh}, {@code mail.ftl}, and {@code <language>.properties}
     * with the texts that differ. Every kind of message is written once in every language to see that they serve.
     *
     * @param signature lines below a message
     * @throws UnusableTemplates naming what is wrong in which file
     */
    public static Letters overriddenBy(Path directory, List<String> signature) {
        TemplateFiles files = TemplateFiles.read(directory);
        Letters letters;
        try {
            letters = new Letters(
                    Phrases.ours().with(files.phrases()), MailTemplates.open(Optional.of(directory)), signature);
            for (Language language : Language.values()) {
                for (MessageKind kind : MessageKind.values()) {
                    letters.write(SampleMessages.of(kind, Locale.forLanguageTag(language.code())));
                }
            }
        } catch (MailTemplates.UnreadableTemplate e) {
            throw new UnusableTemplates(List.of(directory + "/" + e.getMessage()));
        }
        return letters;
    }

    public Letter write(Message message) {
        Locale wanted = message.recipient().locale();
        Language language = Language.of(wanted);
        LocalFormats formats =
                LocalFormats.of(language, wanted, message.recipient().zone());
        Content content =
                Content.of(message, formats, phrases.get(language, "unlimited").pattern());
        Map<String, String> values = isolated(content.values(), language);

        String headline = phrase(message.kind().id() + ".subject", language, values);
        String user = values.getOrDefault("user", "");
        String subject = user.isEmpty() ? headline : headline + " – " + user;

        Map<String, Object> page = new HashMap<>();
        page.put("language", language.code());
        page.put("direction", language.rightToLeft() ? "rtl" : "ltr");
        page.put("start", language.rightToLeft() ? "right" : "left");
        page.put("end", language.rightToLeft() ? "left" : "right");
        page.put("subject", subject);
        page.put("headline", headline);
        page.put("greeting", phrase("greeting", language, values));
        page.put(
                "paragraphs",
                content.paragraphs().stream()
                        .map(key -> phrase(key, language, values))
                        .toList());
        page.put(
                "rows",
                content.rows().stream()
                        .map(row -> Map.of(
                                "label", phrase(row.label(), language, values),
                                "value", isolated(row.value(), language)))
                        .toList());
        page.put("closing", phrase("closing", language, values));
        page.put("signature", signature);
        page.put("automatic", phrase("automatic", language, values));
        page.put("values", values);
        page.put("kind", message.kind().id());
        return new Letter(Locale.forLanguageTag(language.code()), subject, templates.plain(page), templates.html(page));
    }

    private String phrase(String key, Language language, Map<String, String> values) {
        return phrases.get(language, key).with(values, language);
    }

    private static Map<String, String> isolated(Map<String, String> values, Language language) {
        return values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, value -> isolated(value.getValue(), language)));
    }

    /** Names and numbers keep their own direction among words that run from right to left. */
    private static String isolated(String value, Language language) {
        return language.rightToLeft() && !value.isEmpty() ? "\u2068" + value + "\u2069" : value;
    }
}
