package io.stowage.messages.text;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The frame around a message's phrases, as HTML and as plain text. */
final class MailTemplates {

    /** The ending makes FreeMarker escape every value for HTML. */
    static final String HTML = "mail.ftlh";

    static final String PLAIN = "mail.ftl";

    private final Template html;
    private final Template plain;

    private MailTemplates(Template html, Template plain) {
        this.html = html;
        this.plain = plain;
    }

    /**
     * @param directory whose templates are used in place of those that come along
     * @throws UnreadableTemplate if one is none
     */
    static MailTemplates open(Optional<Path> directory) {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setTemplateLoader(loader(directory));
        configuration.setDefaultEncoding("UTF-8");
        configuration.setLocale(Locale.ROOT);
        configuration.setLocalizedLookup(false);
        configuration.setLogTemplateExceptions(false);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        // Files that somebody edits can neither create objects nor read other files.
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
        return new MailTemplates(read(configuration, HTML), read(configuration, PLAIN));
    }

    String html(Map<String, Object> values) {
        return filled(html, values);
    }

    String plain(Map<String, Object> values) {
        return filled(plain, values);
    }

    /** A template is wrong; the message says where. */
    static final class UnreadableTemplate extends RuntimeException {
        private UnreadableTemplate(String template, Exception cause) {
            super("%s: %s".formatted(template, firstLine(cause)), cause);
        }

        private static String firstLine(Exception cause) {
            return String.valueOf(cause.getMessage())
                    .strip()
                    .lines()
                    .limit(2)
                    .reduce("", (a, b) -> (a + " " + b).strip());
        }
    }

    private static Template read(Configuration configuration, String name) {
        try {
            return configuration.getTemplate(name);
        } catch (IOException e) {
            throw new UnreadableTemplate(name, e);
        }
    }

    private static String filled(Template template, Map<String, Object> values) {
        StringWriter text = new StringWriter();
        try {
            template.process(values, text);
        } catch (TemplateException e) {
            throw new UnreadableTemplate(template.getName(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static TemplateLoader loader(Optional<Path> directory) {
        TemplateLoader ours = new ClassTemplateLoader(MailTemplates.class, "");
        return directory
                .<TemplateLoader>map(path -> new MultiTemplateLoader(new TemplateLoader[] {files(path), ours}))
                .orElse(ours);
    }

    private static TemplateLoader files(Path directory) {
        try {
            return new FileTemplateLoader(directory.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
