package io.stowage.operations.notices;

import io.stowage.messages.MessageKind;
import io.stowage.messages.text.Language;
import io.stowage.messages.text.Letter;
import io.stowage.messages.text.Letters;
import io.stowage.messages.text.SampleMessages;
import io.stowage.messages.text.UnusableTemplates;
import io.stowage.operations.input.Surroundings;
import io.stowage.operations.output.OperationFailed;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code notice preview}. */
@Command(
        name = "preview",
        description = {
            "Write a message with made-up values, as a customer would get it.",
            "",
            "Prints subject and plain text; --html writes the page that mail programs show."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stowage notice preview --template full-restricted --locale de-AT",
            "  stowage notice preview --template terminated --locale ar --html mail.html",
            "  stowage notice preview --template welcome --templates ./letters"
        })
final class PreviewNotice implements Runnable {

    @Option(
            names = "--template",
            required = true,
            paramLabel = "NAME",
            converter = Template.class,
            completionCandidates = Template.Names.class,
            description = "The kind of message: ${COMPLETION-CANDIDATES}.")
    private @Nullable MessageKind template;

    @Option(
            names = "--locale",
            paramLabel = "TAG",
            defaultValue = "en",
            converter = LanguageTag.class,
            description = "Language and region, such as de or ar-EG. Default: ${DEFAULT-VALUE}.")
    private Locale locale = Locale.ENGLISH;

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            defaultValue = "Z",
            description = "In which times are told, such as Europe/Berlin. Default: UTC.")
    private ZoneId zone = ZoneOffset.UTC;

    @Option(names = "--html", paramLabel = "FILE", description = "Where the page goes. Overwritten.")
    private @Nullable Path html;

    @Option(
            names = "--templates",
            paramLabel = "DIRECTORY",
            description =
                    "Texts and templates in place of those that come along, as stowage.letters.templates has them.")
    private @Nullable Path templates;

    @Option(names = "--signature", paramLabel = "LINE", description = "A line below the message; may be repeated.")
    private List<String> signature = List.of();

    @Spec
    private @Nullable CommandSpec command;

    private final Surroundings surroundings;

    PreviewNotice(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        if (command == null || template == null) {
            throw new IllegalStateException("not part of a command");
        }
        Letter letter = letters().write(SampleMessages.of(template, locale, zone));
        if (!Language.isWritten(locale)) {
            command.commandLine()
                    .getErr()
                    .println("there are no texts in '%s': English".formatted(locale.toLanguageTag()));
        }
        PrintWriter out = command.commandLine().getOut();
        out.println(letter.subject());
        out.println();
        out.print(letter.plain());
        out.flush();
        if (html != null) {
            write(html, letter.html());
        }
    }

    private Letters letters() {
        try {
            return templates == null
                    ? Letters.standard(signature)
                    : Letters.overriddenBy(surroundings.workingDirectory().resolve(templates), signature);
        } catch (UnusableTemplates e) {
            throw new OperationFailed(String.valueOf(e.getMessage()));
        }
    }

    private void write(Path file, String page) {
        try {
            Files.writeString(surroundings.workingDirectory().resolve(file), page);
        } catch (IOException e) {
            throw new OperationFailed("%s cannot be written: %s".formatted(file, e.getMessage()));
        }
    }
}
