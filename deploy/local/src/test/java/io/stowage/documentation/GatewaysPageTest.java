package io.stowage.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code docs/gateways.md} says what the gateways' clients declare. {@code -Ddocs.write} writes what differs. */
class GatewaysPageTest {

    private static final Page PAGE = Page.named("gateways.md");

    @Test
    void tableIsWhatTheClientsDeclare() {
        String made = Page.with(PAGE.text(), "gateways", GatewayTable.made());
        if (System.getProperty("docs.write") != null) {
            PAGE.write(made);
        }

        assertThat(PAGE.file()).hasContent(made);
    }
}
