package io.stowage.operations.notices;

import java.util.IllformedLocaleException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A language and region as BCP 47 has it. */
final class LanguageTag implements ITypeConverter<Locale> {

    @Override
    public Locale convert(String text) {
        try {
            return new Locale.Builder().setLanguageTag(text).build();
        } catch (IllformedLocaleException e) {
            throw new TypeConversionException(
                    "'%s' is no language and region; write for example de or pt-BR".formatted(text));
        }
    }
}
