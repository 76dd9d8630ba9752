package io.stowage.operations.input;

import io.stowage.contracts.RateLimits;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rates of a user or a bucket on one line, in the words of the plan file: {@code get=100,bandwidthOut=20000}. */
public final class Rates {

    private static final String UNLIMITED = "unlimited";

    private enum Word {
        DEFAULT("default", Rate.OPERATIONS, RateLimits::getDefaultOps, RateLimits::setDefaultOps),
        GET("get", Rate.OPERATIONS, RateLimits::getGetOps, RateLimits::setGetOps),
        PUT("put", Rate.OPERATIONS, RateLimits::getPutOps, RateLimits::setPutOps),
        LIST("list", Rate.OPERATIONS, RateLimits::getListOps, RateLimits::setListOps),
        DELETE("delete", Rate.OPERATIONS, RateLimits::getDeleteOps, RateLimits::setDeleteOps),
        BANDWIDTH_OUT("bandwidthOut", Rate.BANDWIDTH, RateLimits::getBandwidthOut, RateLimits::setBandwidthOut);

        private final String text;
        private final String unit;
        private final Function<RateLimits, @Nullable BigDecimal> getter;
        private final BiConsumer<RateLimits, @Nullable BigDecimal> setter;

        Word(
                String text,
                String unit,
                Function<RateLimits, @Nullable BigDecimal> getter,
                BiConsumer<RateLimits, @Nullable BigDecimal> setter) {
            this.text = text;
            this.unit = unit;
            this.getter = getter;
            this.setter = setter;
        }

        static Word of(String text) {
            return Arrays.stream(values())
                    .filter(word -> word.text.equals(text))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException("there is no rate '%s'; there are %s".formatted(text, all())));
        }

        private static String all() {
            return Arrays.stream(values()).map(word -> word.text).collect(Collectors.joining(", "));
        }
    }

    private Rates() {}

    /**
     * Rates by their names, or {@code unlimited}. What is not named is unlimited.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    public static RateLimits parse(String text) {
        RateLimits limits = new RateLimits();
        if (text.strip().equals(UNLIMITED)) {
            return limits;
        }
        Map<Word, BigDecimal> rates = new EnumMap<>(Word.class);
        for (String each : text.split(",", -1)) {
            String[] sides = each.split("=", 2);
            if (sides.length < 2) {
                throw new IllegalArgumentException(
                        "'%s' is no rate with its name; write for example get=100,bandwidthOut=20000 or unlimited"
                                .formatted(each));
            }
            Word word = Word.of(sides[0].strip());
            if (rates.put(word, Rate.parse(sides[1], word.unit)) != null) {
                throw new IllegalArgumentException("%s stands there twice".formatted(word.text));
            }
        }
        rates.forEach((word, rate) -> word.setter.accept(limits, rate));
        return limits;
    }

    /** With their units. Null: no rates, which is unlimited as well. */
    public static String format(@Nullable RateLimits limits) {
        if (limits == null) {
            return UNLIMITED;
        }
        String text = Arrays.stream(Word.values())
                .flatMap(word -> Optional.ofNullable(word.getter.apply(limits))
                        .map(rate -> "%s %s %s".formatted(word.text, Rate.format(rate), word.unit))
                        .stream())
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? UNLIMITED : text;
    }
}
