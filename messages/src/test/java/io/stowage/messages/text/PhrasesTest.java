package io.stowage.messages.text;

import static io.stowage.messages.text.Language.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhrasesTest {

    private static final Phrases OURS = Phrases.ours();

    @ParameterizedTest
    @EnumSource
    void everyLanguageSaysEverything(Language language) {
        assertThat(OURS.of(language)).containsOnlyKeys(OURS.of(ENGLISH).keySet());
        assertThat(OURS.of(language).values())
                .noneMatch(phrase -> phrase.pattern().isBlank());
    }

    @ParameterizedTest
    @EnumSource
    void everyLanguageUsesTheSameVariables(Language language) {
        assertThat(OURS.of(language))
                .allSatisfy((key, phrase) -> assertThat(phrase.variables())
                        .as(key)
                        .isEqualTo(OURS.get(ENGLISH, key).variables()));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void noSentenceWasLeftInEnglish(Language language) {
        assertThat(OURS.of(language)).allSatisfy((key, phrase) -> {
            if (!key.startsWith("label.")) {
                assertThat(phrase.pattern())
                        .as(key)
                        .isNotEqualTo(OURS.get(ENGLISH, key).pattern());
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyLanguageIsWrittenInItsScript(Language language) {
        Character.UnicodeScript script = switch (language) {
            case ARABIC, FARSI -> Character.UnicodeScript.ARABIC;
            case HEBREW -> Character.UnicodeScript.HEBREW;
            case CHINESE -> Character.UnicodeScript.HAN;
            case MACEDONIAN, RUSSIAN, UKRAINIAN -> Character.UnicodeScript.CYRILLIC;
            default -> Character.UnicodeScript.LATIN;
        };
        assertThat(OURS.of(language))
                .allSatisfy((key, phrase) -> assertThat(phrase.pattern()
                                .replaceAll("\\{\\w+}", "")
                                .codePoints()
                                .mapToObj(Character.UnicodeScript::of)
                                .filter(found -> found != Character.UnicodeScript.COMMON
                                        && found != Character.UnicodeScript.INHERITED)
                                .distinct())
                        .as("%s = %s", key, phrase.pattern())
                        .containsExactly(script));
    }

    @Test
    void saysInEnglishWhatALanguageLacks() {
        Phrases few = new Phrases(Map.of(
                Language.GERMAN,
                Map.of("closing", new Phrase("Gruß")),
                ENGLISH,
                Map.of("closing", new Phrase("Regards"), "greeting", new Phrase("Dear"))));

        assertThat(few.get(Language.GERMAN, "closing").pattern()).isEqualTo("Gruß");
        assertThat(few.get(Language.GERMAN, "greeting").pattern()).isEqualTo("Dear");
        assertThat(few.get(Language.FRENCH, "closing").pattern()).isEqualTo("Regards");
    }

    @Test
    void knowsNoOtherTexts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OURS.get(Language.GERMAN, "farewell"))
                .withMessage("there is no text 'farewell'");
    }

    @Test
    void takesApostrophesAsTheyAre() {
        assertThat(new Phrase("l'offre {plan}, c'est").with(Map.of("plan", "d'or"), Language.FRENCH))
                .isEqualTo("l'offre d'or, c'est");
    }
}
