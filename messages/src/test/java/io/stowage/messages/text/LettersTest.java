package io.stowage.messages.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.messages.Measure;
import io.stowage.messages.Message;
import io.stowage.messages.MessageKind;
import io.stowage.messages.News;
import io.stowage.messages.Recipient;
import io.stowage.messages.Subscription;
import io.stowage.messages.Threshold;
import io.stowage.messages.Usage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LettersTest {

    private static final Letters LETTERS = Letters.standard(List.of("Example Storage", "https://example.com"));

    static Stream<Arguments> everyKindInEveryLanguage() {
        return Stream.of(Language.values())
                .flatMap(language -> Stream.of(MessageKind.values()).map(kind -> Arguments.of(kind, language)));
    }

    @ParameterizedTest
    @MethodSource("everyKindInEveryLanguage")
    void everyKindIsWrittenInEveryLanguage(MessageKind kind, Language language) {
        Letter letter = LETTERS.write(SampleMessages.of(kind, Locale.forLanguageTag(language.code())));

        assertThat(letter.subject()).isNotBlank().doesNotContainPattern("\\R|\\{|}");
        assertThat(letter.plain()).contains("Ada Lovelace", "Example Storage").doesNotContainPattern("\\{|}|<");
        assertThat(letter.html())
                .contains("Ada Lovelace", "Example Storage")
                .contains("lang=\"%s\" dir=\"%s\"".formatted(language.code(), language.rightToLeft() ? "rtl" : "ltr"))
                .doesNotContainPattern("\\{|}|\\$");
        assertThat(letter.locale().toLanguageTag()).isEqualTo(language.code());
    }

    @Test
    void readsLikeThis() {
        Letter letter = LETTERS.write(SampleMessages.of(MessageKind.STORAGE_THRESHOLD, Locale.ENGLISH));

        assertThat(letter.subject()).isEqualTo("Storage usage has reached 90% – 333-1-4726-777");
        assertThat(letter.plain()).isEqualTo("""
                        Dear Ada Lovelace,

                        Your storage usage has reached 90%.

                        To free up space, delete data that you no longer need, or choose a plan with more storage.

                        Product: S3 Basic 10
                        Due date: December 18, 2026
                        User name: 333-1-4726-777
                        Storage limit: 10 GiB
                        Storage used: 9.87 GiB (98.72%)
                        Storage free: 0.13 GiB (1.28%)

                        Kind regards
                        Example Storage
                        https://example.com

                        This message was sent automatically.
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "de, de",
        "de-AT, de",
        "no, nb",
        "nn-NO, nb",
        "nb, nb",
        "iw, he",
        "he-IL, he",
        "zh-Hant-TW, zh",
        "pt-BR, en",
        "'', en",
        "nonsense-nonsense-nonsense, en",
        "x, en",
        "en_US, en",
        "fa-IR-u-ca-persian, fa"
    })
    void writesInTheCustomersLanguageOrInEnglish(String locale, String language) {
        assertThat(LETTERS.write(message("Ada", locale, new News.Resumed())).locale())
                .isEqualTo(Locale.forLanguageTag(language));
    }

    @ParameterizedTest
    @EnumSource
    void sayingsOfCustomersDoNoHarmInHtml(Language language) {
        String name = "<script>alert(1)</script> & \"Söhne\" {client} ${client} '";

        Letter letter = LETTERS.write(message(name, language.code(), new News.PlanChanged(name, null)));

        assertThat(letter.html())
                .doesNotContain("<script>")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Söhne&quot; {client} ${client} &#39;");
        assertThat(letter.plain()).contains(name);
    }

    @Test
    void namesKeepTheirDirectionAmongWordsFromRightToLeft() {
        Letter letter = LETTERS.write(message("Ada (Ltd.)", "ar", new News.Resumed()));

        assertThat(letter.plain()).contains("\u2068Ada (Ltd.)\u2069");
        assertThat(letter.html()).contains("\u2068Ada (Ltd.)\u2069");
    }

    @Test
    void ofAnUnlimitedQuotaNothingIsAPart() {
        Letter letter = LETTERS.write(message(
                "Ada",
                "en",
                new News.ThresholdReached(
                        new Threshold.Bytes(50_000_000_000L), new Usage(Measure.STORAGE, 51_000_000_000L, null))));

        assertThat(letter.plain())
                .contains("has reached 50 GB.", "Storage used: 51 GB\n")
                .doesNotContain("limit:", "free:", "%");
    }

    @Test
    void whoIsSuspendedIsNotToldToDelete() {
        String advice = "delete data";

        assertThat(full(News.Consequence.NOTIFIED)).contains(advice);
        assertThat(full(News.Consequence.RESTRICTED)).contains(advice).contains("still read, list and delete");
        assertThat(full(News.Consequence.SUSPENDED)).doesNotContain(advice).contains("choose a plan with more storage");
    }

    @Test
    void saysWhatBecomesOfTheData() {
        Instant then = Instant.parse("2026-12-05T13:30:00Z");

        assertThat(plain(new News.Terminated(then)))
                .contains("Your data will be deleted", "Deletion of data: December 5, 2026 at 1:30 PM UTC")
                .doesNotContain("not deleted");
        assertThat(plain(new News.Terminated(null)))
                .contains("Your data is not deleted.")
                .doesNotContain("Deletion");
    }

    @Test
    void saysHowLongOldKeysWork() {
        Instant then = Instant.parse("2026-12-05T13:30:00Z");

        assertThat(plain(new News.KeysRotated(List.of("KEY1", "KEY2"), then)))
                .contains("Access keys: KEY1, KEY2", "Previous keys valid until: December 5, 2026 at 1:30 PM UTC");
        assertThat(plain(new News.KeysRotated(List.of("KEY1"), null)))
                .contains("no longer valid")
                .doesNotContain("until");
    }

    private static String full(News.Consequence consequence) {
        return plain(new News.QuotaUsedUp(consequence, new Usage(Measure.STORAGE, 10, 10L)));
    }

    /** In English, with ordinary spaces. */
    private static String plain(News news) {
        return LETTERS.write(message("Ada", "en", news)).plain().replaceAll("[\\u00A0\\u202F]", " ");
    }

    private static Message message(String name, String locale, News news) {
        return new Message(
                "m-1",
                Instant.EPOCH,
                Recipient.of(name, "ada@example.com", locale, ZoneOffset.UTC),
                new Subscription("sub-1", "S3", null, null),
                news);
    }
}
