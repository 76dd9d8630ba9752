package io.stowage.notification.stream;

import io.stowage.contracts.ThresholdMeasure;
import io.stowage.messages.Measure;
import io.stowage.messages.Threshold;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** Thresholds and what they measure, from and to the contract. */
final class ThresholdMapping {

    /** Decimals of a percentage on the wire. */
    private static final int SCALE = 2;

    private ThresholdMapping() {}

    /** Those of one measure; what is newer than this program, or makes no sense, is left out. */
    static List<Threshold> of(Measure measure, List<io.stowage.contracts.Threshold> contracts) {
        return contracts.stream()
                .filter(contract ->
                        measure(contract.getMeasure()).filter(measure::equals).isPresent())
                .flatMap(contract -> threshold(contract).stream())
                .toList();
    }

    static Optional<Threshold> threshold(io.stowage.contracts.Threshold contract) {
        BigDecimal percent = contract.getPercent();
        Long bytes = contract.getBytes();
        if (percent != null) {
            return Optional.of(new Threshold.Percent(percent.setScale(SCALE, RoundingMode.UNNECESSARY)));
        }
        return Optional.ofNullable(bytes).map(Threshold.Bytes::new);
    }

    static io.stowage.contracts.Threshold contract(Measure measure, Threshold threshold) {
        return switch (threshold) {
            case Threshold.Percent percent ->
                new io.stowage.contracts.Threshold(
                        contract(measure), percent.percent().setScale(SCALE, RoundingMode.UNNECESSARY), null);
            case Threshold.Bytes bytes -> new io.stowage.contracts.Threshold(contract(measure), null, bytes.bytes());
        };
    }

    static Optional<Measure> measure(ThresholdMeasure contract) {
        return switch (contract) {
            case STORAGE -> Optional.of(Measure.STORAGE);
            case MONTHLY_TRAFFIC -> Optional.of(Measure.MONTHLY_TRAFFIC);
            case UNKNOWN -> Optional.empty();
        };
    }

    static ThresholdMeasure contract(Measure measure) {
        return switch (measure) {
            case STORAGE -> ThresholdMeasure.STORAGE;
            case MONTHLY_TRAFFIC -> ThresholdMeasure.MONTHLY_TRAFFIC;
        };
    }
}
