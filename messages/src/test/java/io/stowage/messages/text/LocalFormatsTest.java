package io.stowage.messages.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalFormatsTest {

    private static final Instant NEARLY_MIDNIGHT = Instant.parse("2026-11-21T23:30:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en    | 9,876.5 GiB   | 98.72%  | November 21, 2026",
                "en-GB | 9,876.5 GiB   | 98.72%  | 21 November 2026",
                "de    | 9.876,5 GiB   | 98,72 % | 21. November 2026",
                "de-AT | 9 876,5 GiB   | 98,72 % | 21. November 2026",
                "fr    | 9 876,5 Gio   | 98,72 % | 21 novembre 2026",
                "tr    | 9.876,5 GiB   | %98,72  | 21 Kasım 2026",
                "ru    | 9 876,5 ГиБ   | 98,72 % | 21 ноября 2026 г.",
                "he    | 9,876.5 GiB   | 98.72%  | 21 בנובמבר 2026",
                "fa    | ۹٬۸۷۶٫۵ GiB   | ۹۸٫۷۲٪  | ۲۱ نوامبر ۲۰۲۶",
                "ar-EG | ٩٬٨٧٦٫٥ غيبي.بايت | ٩٨٫٧٢٪ | ٢١ نوفمبر ٢٠٢٦",
                "zh    | 9,876.5 GiB   | 98.72%  | 2026年11月21日",
                "pt-BR | 9,876.5 GiB   | 98.72%  | November 21, 2026",
                "fa-IR-u-ca-persian | ۹٬۸۷۶٫۵ GiB | ۹۸٫۷۲٪ | ۳۰ آبان ۱۴۰۵",
            })
    void writesAsTheCustomersDo(String tag, String size, String percent, String day) {
        LocalFormats formats = formats(tag, "UTC");

        assertThat(plain(formats.size(new BigDecimal("9876.5"), SizeUnit.GIB))).isEqualTo(size);
        assertThat(plain(formats.percent(new BigDecimal("98.72")))).isEqualTo(percent);
        assertThat(plain(formats.day(LocalDate.of(2026, 11, 21)))).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | UTC               | 21. November 2026 um 23:30 UTC",
                "de | Europe/Berlin     | 22. November 2026 um 00:30 MEZ",
                "en | America/New_York  | November 21, 2026 at 6:30 PM EST",
                "de | Z                 | 21. November 2026 um 23:30 UTC",
                "de | +02:00            | 22. November 2026 um 01:30 GMT+2",
                "pl | Europe/Warsaw     | 22 listopada 2026 00:30 CET",
            })
    void tellsTimesInTheCustomersZone(String tag, String zone, String moment) {
        assertThat(plain(formats(tag, zone).moment(NEARLY_MIDNIGHT))).isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource({"en, GB, GiB", "fr, Go, Gio", "uk, ГБ, ГіБ", "he, GB, GiB"})
    void namesUnits(String tag, String thousands, String binary) {
        assertThat(formats(tag, "UTC").unit(SizeUnit.GB)).isEqualTo(thousands);
        assertThat(formats(tag, "UTC").unit(SizeUnit.GIB)).isEqualTo(binary);
    }

    @Test
    void putsTheUnitBesideOneAsBesideOtherNumbers() {
        assertThat(plain(formats("he", "UTC").size(BigDecimal.ONE, SizeUnit.TB)))
                .isEqualTo("1 TB");
    }

    private static LocalFormats formats(String tag, String zone) {
        Locale locale = Locale.forLanguageTag(tag);
        return LocalFormats.of(Language.of(locale), locale, ZoneId.of(zone));
    }

    /** With ordinary spaces, and without marks of direction. */
    private static String plain(String text) {
        return text.replaceAll("[\\u00A0\\u202F]", " ").replaceAll("[\\u200E\\u200F\\u061C]", "");
    }
}
