package io.stowage.messages.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.messages.MessageKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateFilesTest {

    @TempDir
    private Path directory;

    @Test
    void oneTextOfOneLanguageCanDiffer() throws IOException {
        write(
                "de.properties",
                "closing = Ihr Beispielspeicher\nfull.text = {product}: {used} von {limit} ({usedPercent})");

        Letters letters = Letters.overriddenBy(directory, List.of());

        assertThat(plain(letters, MessageKind.FULL, Locale.GERMAN))
                .contains("Ihr Beispielspeicher", "S3 Basic 10: 10 GiB von 10 GiB (100 %)", "Guten Tag");
        assertThat(plain(letters, MessageKind.FULL, Locale.FRENCH)).contains("Cordialement");
    }

    @Test
    void templatesCanDiffer() throws IOException {
        write("mail.ftlh", "<p>${kind}: ${values.client} ${values.free}</p>");
        write("mail.ftl", "${headline}!");

        Letter letter =
                Letters.overriddenBy(directory, List.of()).write(SampleMessages.of(MessageKind.FULL, Locale.ENGLISH));

        assertThat(letter.html()).isEqualTo("<p>full: Ada Lovelace 0 GiB</p>");
        assertThat(letter.plain()).isEqualTo("Your storage is full!");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "xx.properties | closing = Bye           | xx.properties: no such template; there are mail.ftlh",
                "mail.html     | <p>                     | mail.html: no such template; there are mail.ftlh",
                "de.properties | farewell = Bye          | de.properties: there is no text 'farewell'",
                "de.properties | closing = {secret}      | text 'closing' has no variable {secret}; there are client,",
                "de.properties | closing = {client       | text 'closing' cannot be read: ",
                "mail.ftlh     | ${nothing}              | mail.ftlh: The following has evaluated to null or missing:",
                "mail.ftlh     | <#if>                   | mail.ftlh: Syntax error in template \"mail.ftlh\" in line 1",
                "mail.ftl      | ${'freemarker.template.utility.Execute'?new()('id')} | mail.ftl: ",
                "mail.ftl      | <#include '../../../etc/passwd'> | mail.ftl: ",
            })
    void tellsAtTheStartWhatIsWrong(String file, String text, String problem) throws IOException {
        write(file, text);

        assertThatThrownBy(() -> Letters.overriddenBy(directory, List.of()))
                .isInstanceOf(UnusableTemplates.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining(problem);
    }

    @Test
    void tellsEverythingThatIsWrongWithTexts() throws IOException {
        write("de.properties", "farewell = Bye\nclosing = {secret}");
        write("fr.properties", "adieu = Bye");

        assertThatThrownBy(() -> Letters.overriddenBy(directory, List.of()))
                .message()
                .hasLineCount(3);
    }

    @Test
    void refusesADirectoryThatIsNotThere() {
        assertThatThrownBy(() -> Letters.overriddenBy(directory.resolve("nowhere"), List.of()))
                .isInstanceOf(UnusableTemplates.class)
                .hasMessageEndingWith("nowhere: is no directory of templates that can be read");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }

    private static String plain(Letters letters, MessageKind kind, Locale locale) {
        return letters.write(SampleMessages.of(kind, locale)).plain().replace("\u00A0", " ");
    }
}
