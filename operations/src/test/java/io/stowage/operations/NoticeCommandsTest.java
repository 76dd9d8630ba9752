package io.stowage.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs no Kafka. */
class NoticeCommandsTest {

    @TempDir
    private Path directory;

    @Test
    void showsWhatACustomerWouldRead() {
        Run run =
                run("notice", "preview", "--template", "full-restricted", "--locale", "de", "--signature", "Beispiel");

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .startsWith("Ihr Speicher ist voll: Hochladen gesperrt – 333-1-4726-777\n\nGuten Tag Ada Lovelace,\n")
                .contains("Mit freundlichen Grüßen\nBeispiel\n");
    }

    @Test
    void writesThePage() throws IOException {
        Run run = run("notice", "preview", "--template", "welcome", "--locale", "ar", "--html", "mail.html");

        assertThat(run.status()).isZero();
        assertThat(Files.readString(directory.resolve("mail.html")))
                .startsWith("<!DOCTYPE html>")
                .contains("dir=\"rtl\"");
    }

    @Test
    void tellsTimesInTheZone() {
        assertThat(run(
                                "notice",
                                "preview",
                                "--template",
                                "terminated",
                                "--locale",
                                "de",
                                "--time-zone",
                                "Europe/Berlin")
                        .out())
                .contains("5. Dezember 2026 um 14:30 MEZ");
    }

    @Test
    void usesTextsOfADirectory() throws IOException {
        Files.writeString(
                Files.createDirectory(directory.resolve("letters")).resolve("en.properties"), "closing = Bye");

        assertThat(run("notice", "preview", "--template", "welcome", "--templates", "letters")
                        .out())
                .contains("\nBye\n");
    }

    @Test
    void tellsWhatIsWrongWithThem() throws IOException {
        Files.writeString(
                Files.createDirectory(directory.resolve("letters")).resolve("en.properties"), "farewell = Bye");

        Run run = run("notice", "preview", "--template", "welcome", "--templates", "letters");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).endsWith("en.properties: there is no text 'farewell'\n");
    }

    @Test
    void namesTheTemplatesThereAre() {
        Run run = run("notice", "preview", "--template", "farewell");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("there is no template 'farewell'; there are storage-threshold, storage-normal,");
    }

    @Test
    void saysWhenThereAreNoTextsInALanguage() {
        Run run = run("notice", "preview", "--template", "welcome", "--locale", "pt-BR");

        assertThat(run.status()).isZero();
        assertThat(run.out()).startsWith("Your storage is ready");
        assertThat(run.err()).isEqualTo("there are no texts in 'pt-BR': English\n");
    }

    @Test
    void refusesWhatIsNoLanguage() {
        assertThat(run("notice", "preview", "--template", "welcome", "--locale", "de_DE_x")
                        .status())
                .isEqualTo(2);
    }

    private Run run(String... arguments) {
        return Run.run(directory, Map.of(), "", arguments);
    }
}
