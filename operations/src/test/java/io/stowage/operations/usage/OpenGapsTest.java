package io.stowage.operations.usage;

import static io.stowage.contracts.UsageFindingKind.GAP;
import static io.stowage.contracts.UsageFindingKind.GAP_CLOSED;
import static io.stowage.contracts.UsageFindingKind.OVERLAP;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.contracts.UsageFindingKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenGapsTest {

    private final OpenGaps gaps = new OpenGaps();

    @Test
    void aGapStaysOpenUntilItIsClosed() {
        add("west", GAP, "10:00", "12:00");
        assertThat(open()).containsExactly("west 10:00-12:00");

        add("west", GAP_CLOSED, "10:00", "12:00");
        assertThat(open()).isEmpty();
    }

    @Test
    void whatClosesAPartLeavesTheRest() {
        add("west", GAP, "10:00", "12:00");
        add("west", GAP_CLOSED, "10:30", "11:00");
        assertThat(open()).containsExactly("west 10:00-10:30", "west 11:00-12:00");

        add("west", GAP_CLOSED, "09:00", "10:30");
        add("west", GAP_CLOSED, "11:30", "13:00");
        assertThat(open()).containsExactly("west 11:00-11:30");
    }

    @Test
    void whatClosesElsewhereClosesNothing() {
        add("west", GAP, "10:00", "12:00");
        add("east", GAP_CLOSED, "10:00", "12:00");
        add("west", GAP_CLOSED, "12:00", "13:00");
        add("west", OVERLAP, "10:00", "12:00");

        assertThat(open()).containsExactly("west 10:00-12:00");
    }

    @Test
    void aGapThatIsToldTwiceIsOne() {
        add("west", GAP, "10:00", "12:00");
        add("west", GAP, "10:00", "12:00");

        assertThat(open()).containsExactly("west 10:00-12:00");
    }

    private void add(String gateway, UsageFindingKind kind, String from, String until) {
        gaps.add(Usages.finding(gateway, kind, time(from), time(until)).build());
    }

    private static String time(String hour) {
        return "2026-11-20T" + hour + ":00Z";
    }

    private List<String> open() {
        return gaps.all().stream()
                .map(gap -> "%s %s-%s"
                        .formatted(
                                gap.gatewayId(),
                                gap.from().toString().substring(11, 16),
                                gap.until().toString().substring(11, 16)))
                .toList();
    }
}
