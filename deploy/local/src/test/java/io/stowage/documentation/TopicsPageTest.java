package io.stowage.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.schemas.topics.Topic;
import io.stowage.schemas.topics.TopicCatalogue;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/topics.md} says what the code says. {@code -Ddocs.write} writes what differs. */
class TopicsPageTest {

    private static final Page PAGE = Page.named("topics.md");

    @Test
    void tablesAreThoseOfTheCode() {
        String made = made(PAGE.text());
        if (System.getProperty("docs.write") != null) {
            PAGE.write(made);
        }

        assertThat(PAGE.file()).hasContent(made);
    }

    @Test
    void noticesAChangedTable(@TempDir Path directory) {
        Page other = new Page(directory.resolve("topics.md"));
        other.write(made(PAGE.text()).replace("| 30 days |", "| 31 days |"));

        assertThatThrownBy(() -> assertThat(other.file()).hasContent(made(PAGE.text())))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("31 days");
    }

    @Test
    void everyTopicIsDescribed() {
        assertThat(PAGE.text().lines().filter(line -> line.startsWith("## stowage.")))
                .containsExactlyElementsOf(TopicCatalogue.all().stream()
                        .map(Topic::name)
                        .map("## "::concat)
                        .toList());
    }

    private static String made(String text) {
        String made = text;
        for (Map.Entry<String, String> part : TopicTables.all().entrySet()) {
            made = Page.with(made, part.getKey(), part.getValue());
        }
        return made;
    }
}
