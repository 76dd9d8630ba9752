package io.stowage.operations.plans;

import io.stowage.contracts.Threshold;
import io.stowage.contracts.ThresholdMeasure;
import io.stowage.contracts.WhenFull;
import io.stowage.operations.input.Entry;
import io.stowage.operations.input.Fields;
import io.stowage.operations.input.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * When a customer is warned: {@code 80%} of the quota, a size ({@code 50GB}), or a size of traffic in a month
 * ({@code monthlyTraffic: 1TB}).
 */
final class Thresholds {

    private static final Pattern PERCENT = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?\\s*%");
    private static final BigDecimal HIGHEST = new BigDecimal("999.99");
    private static final BigDecimal FULL = new BigDecimal("100");

    private Thresholds() {}

    /**
     * @param unlimited whether the plan has no quota, of which nothing can be a percentage
     * @param whenFull what happens at 100 %: beyond it lies something only where the customer may go on storing
     */
    static List<Threshold> read(List<Entry> entries, boolean unlimited, WhenFull whenFull) {
        List<Threshold> thresholds = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Entry entry : entries) {
            read(entry).ifPresent(threshold -> {
                if (unlimited && threshold.getPercent() != null) {
                    entry.refuse("a percentage needs a quota, and this plan has none; write a size");
                } else if (isNeverReached(threshold, whenFull)) {
                    entry.refuse("%s of the quota is never reached: at 100%% the plan says whenFull: %s"
                            .formatted(format(threshold), whenFull.name().toLowerCase(Locale.ROOT)));
                } else if (!seen.add(format(threshold))) {
                    entry.refuse("this threshold stands here twice");
                } else {
                    thresholds.add(threshold);
                }
            });
        }
        return thresholds;
    }

    private static boolean isNeverReached(Threshold threshold, WhenFull whenFull) {
        return switch (whenFull) {
            case RESTRICT, SUSPEND ->
                threshold.getPercent() != null && threshold.getPercent().compareTo(FULL) > 0;
            case NOTIFY, UNKNOWN -> false;
        };
    }

    private static Optional<Threshold> read(Entry entry) {
        if (entry.isText()) {
            return entry.as(Thresholds::ofStorage);
        }
        return entry.fields().flatMap(Thresholds::ofTraffic);
    }

    private static Optional<Threshold> ofTraffic(Fields fields) {
        Optional<Threshold> threshold = fields.required("monthlyTraffic")
                .flatMap(size ->
                        size.as(text -> new Threshold(ThresholdMeasure.MONTHLY_TRAFFIC, null, Size.parse(text))));
        fields.nothingElse();
        return threshold;
    }

    /** @throws IllegalArgumentException saying what is wrong */
    static Threshold ofStorage(String text) {
        return PERCENT.matcher(text.strip()).matches()
                ? new Threshold(ThresholdMeasure.STORAGE, percent(text.strip()), null)
                : new Threshold(ThresholdMeasure.STORAGE, null, Size.parse(text));
    }

    private static BigDecimal percent(String text) {
        BigDecimal percent = new BigDecimal(text.substring(0, text.length() - 1).strip()).stripTrailingZeros();
        if (percent.signum() <= 0 || percent.compareTo(HIGHEST) > 0 || percent.scale() > 2) {
            throw new IllegalArgumentException(
                    "'%s' is no threshold: more than 0%%, at most %s%%, two decimals".formatted(text, HIGHEST));
        }
        return percent.setScale(2);
    }

    static String format(Threshold threshold) {
        String amount = threshold.getPercent() != null
                ? threshold.getPercent().stripTrailingZeros().toPlainString() + "%"
                : threshold.getBytes() != null ? Size.format(threshold.getBytes()) : "?";
        return switch (threshold.getMeasure()) {
            case STORAGE -> amount;
            case MONTHLY_TRAFFIC -> amount + " a month";
            case UNKNOWN -> amount + " of something newer than this program";
        };
    }
}
