package io.stowage.notification.quiet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuietHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest(name = "{0} at {1}: until {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                // Over midnight.
                "22:00-07:00, 2026-11-21T21:59:59+01:00, -",
                "22:00-07:00, 2026-11-21T22:00:00+01:00, 2026-11-22T07:00:00+01:00",
                "22:00-07:00, 2026-11-22T00:00:00+01:00, 2026-11-22T07:00:00+01:00",
                "22:00-07:00, 2026-11-22T06:59:59+01:00, 2026-11-22T07:00:00+01:00",
                "22:00-07:00, 2026-11-22T07:00:00+01:00, -",
                // Within a day.
                "12:00-14:00, 2026-11-21T11:59:59+01:00, -",
                "12:00-14:00, 2026-11-21T12:00:00+01:00, 2026-11-21T14:00:00+01:00",
                "12:00-14:00, 2026-11-21T14:00:00+01:00, -",
                "00:00-06:00, 2026-11-21T00:00:00+01:00, 2026-11-21T06:00:00+01:00",
                "22:00-00:00, 2026-11-21T23:59:59+01:00, 2026-11-22T00:00:00+01:00",
                "22:00-00:00, 2026-11-22T00:00:00+01:00, -",
                // The nights in which the clock is put forward and back are an hour shorter and longer.
                "22:00-07:00, 2026-03-28T22:00:00+01:00, 2026-03-29T07:00:00+02:00",
                "22:00-07:00, 2026-10-24T22:00:00+02:00, 2026-10-25T07:00:00+01:00",
                // Put forward from 2:00 to 3:00: there is no 2:30.
                "22:00-02:30, 2026-03-29T01:59:59+01:00, 2026-03-29T03:00:00+02:00",
                "22:00-02:30, 2026-03-29T03:00:00+02:00, -",
                "02:30-05:00, 2026-03-29T01:59:59+01:00, -",
                "02:30-05:00, 2026-03-29T03:00:00+02:00, 2026-03-29T05:00:00+02:00",
                // Put back from 3:00 to 2:00: 2:30 comes twice, and the first one counts.
                "22:00-02:30, 2026-10-25T02:29:59+02:00, 2026-10-25T02:30:00+02:00",
                "22:00-02:30, 2026-10-25T02:15:00+01:00, -",
                "02:30-05:00, 2026-10-25T02:15:00+01:00, 2026-10-25T05:00:00+01:00"
            })
    void lastByTheCustomersClock(String hours, OffsetDateTime now, OffsetDateTime end) {
        assertThat(QuietHours.parse(hours).endAt(now.toInstant(), BERLIN))
                .isEqualTo(Optional.ofNullable(end).map(OffsetDateTime::toInstant));
    }

    @Test
    void sameMomentIsNightInOneZoneAndDayInAnother() {
        QuietHours hours = QuietHours.parse("22:00-07:00");
        Instant now = Instant.parse("2026-11-21T22:00:00Z");

        assertThat(hours.endAt(now, BERLIN)).contains(Instant.parse("2026-11-22T06:00:00Z"));
        assertThat(hours.endAt(now, ZoneId.of("Asia/Tokyo"))).isEmpty();
        assertThat(hours.endAt(now, ZoneId.of("America/New_York"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "22:00", "22-7", "22:00-25:00", "22:00 - 07:00", "07:00-07:00"})
    void whatAreNoQuietHoursIsRefused(String text) {
        assertThatThrownBy(() -> QuietHours.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(".*(22:00-07:00|none, or the whole day).*");
    }
}
