package io.stowage.messages.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Languages that messages are written in. */
public enum Language {
    ARABIC("ar", true),
    AZERBAIJANI("az"),
    CATALAN("ca"),
    CHINESE("zh"),
    CROATIAN("hr"),
    CZECH("cs"),
    DANISH("da"),
    DUTCH("nl"),
    ENGLISH("en"),
    ESTONIAN("et"),
    FARSI("fa", true),
    FRENCH("fr"),
    GERMAN("de"),
    HEBREW("he", true),
    HUNGARIAN("hu"),
    ITALIAN("it"),
    MACEDONIAN("mk"),
    /** Bokmål, also for those who ask for Nynorsk. */
    NORWEGIAN("nb", "no", "nn"),
    POLISH("pl"),
    ROMANIAN("ro"),
    RUSSIAN("ru"),
    SPANISH("es"),
    SWEDISH("sv"),
    TURKISH("tr"),
    UKRAINIAN("uk");

    private final String code;
    private final List<String> otherCodes;
    private final boolean rightToLeft;

    Language(String code, String... otherCodes) {
        this.code = code;
        this.otherCodes = List.of(otherCodes);
        this.rightToLeft = false;
    }

    Language(String code, boolean rightToLeft) {
        this.code = code;
        this.otherCodes = List.of();
        this.rightToLeft = rightToLeft;
    }

    /** ISO 639-1. */
    public String code() {
        return code;
    }

    public boolean rightToLeft() {
        return rightToLeft;
    }

    /** The locale's language; English for languages without texts. */
    public static Language of(Locale locale) {
        return written(locale).orElse(ENGLISH);
    }

    /** Whether there are texts in the locale's language. */
    public static boolean isWritten(Locale locale) {
        return written(locale).isPresent();
    }

    private static Optional<Language> written(Locale locale) {
        String wanted = locale.getLanguage();
        return Arrays.stream(values())
                .filter(language -> language.code.equals(wanted) || language.otherCodes.contains(wanted))
                .findFirst();
    }
}
