package io.stowage.notification.stream;

import io.stowage.contracts.NoticeTerms;
import io.stowage.contracts.PlanDefinition;
import io.stowage.messages.Measure;
import io.stowage.messages.MessageKind;
import io.stowage.notification.account.Terms;
import io.stowage.notification.full.WhenFull;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The part of a plan that says when a customer is told what, from and to the contracts. */
final class TermsMapping {

    private TermsMapping() {}

    /** @throws IllegalArgumentException for a plan that makes no sense */
    static Terms terms(PlanDefinition plan) {
        return new Terms(
                plan.getName(),
                bytes(plan.getQuotaBytes()),
                ThresholdMapping.of(Measure.STORAGE, plan.getThresholds()),
                ThresholdMapping.of(Measure.MONTHLY_TRAFFIC, plan.getThresholds()),
                plan.getReleaseMargin(),
                whenFull(plan.getWhenFull()),
                kinds(plan.getMessagesOff()));
    }

    static Terms terms(NoticeTerms terms) {
        return new Terms(
                terms.getPlanName(),
                bytes(terms.getQuotaBytes()),
                ThresholdMapping.of(Measure.STORAGE, terms.getThresholds()),
                ThresholdMapping.of(Measure.MONTHLY_TRAFFIC, terms.getThresholds()),
                terms.getReleaseMargin(),
                whenFull(terms.getWhenFull()),
                kinds(terms.getMessagesOff()));
    }

    static NoticeTerms contract(Terms terms) {
        return NoticeTerms.newBuilder()
                .setPlanName(terms.planName())
                .setQuotaBytes(contract(terms.quota()))
                .setThresholds(Stream.concat(
                                terms.storage().stream()
                                        .map(threshold -> ThresholdMapping.contract(Measure.STORAGE, threshold)),
                                terms.traffic().stream()
                                        .map(threshold ->
                                                ThresholdMapping.contract(Measure.MONTHLY_TRAFFIC, threshold)))
                        .toList())
                .setReleaseMargin(terms.margin())
                .setWhenFull(contract(terms.whenFull()))
                .setMessagesOff(terms.off().stream()
                        .sorted()
                        .map(TermsMapping::contract)
                        .toList())
                .build();
    }

    static OptionalLong bytes(@Nullable Long bytes) {
        if (bytes != null && bytes < 0) {
            throw new IllegalArgumentException("quotaBytes is negative");
        }
        return bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes);
    }

    static @Nullable Long contract(OptionalLong bytes) {
        return bytes.isPresent() ? bytes.getAsLong() : null;
    }

    static io.stowage.contracts.MessageKind contract(MessageKind kind) {
        return io.stowage.contracts.MessageKind.valueOf(kind.name());
    }

    static Optional<MessageKind> kind(io.stowage.contracts.MessageKind contract) {
        return Arrays.stream(MessageKind.values())
                .filter(kind -> kind.name().equals(contract.name()))
                .findFirst();
    }

    private static Set<MessageKind> kinds(Collection<io.stowage.contracts.MessageKind> contracts) {
        return contracts.stream().flatMap(contract -> kind(contract).stream()).collect(Collectors.toSet());
    }

    /** An action that is newer than this program is not carried out: the customer is told. */
    private static WhenFull whenFull(io.stowage.contracts.WhenFull contract) {
        return switch (contract) {
            case NOTIFY, UNKNOWN -> WhenFull.NOTIFY;
            case RESTRICT -> WhenFull.RESTRICT;
            case SUSPEND -> WhenFull.SUSPEND;
        };
    }

    private static io.stowage.contracts.WhenFull contract(WhenFull whenFull) {
        return switch (whenFull) {
            case NOTIFY -> io.stowage.contracts.WhenFull.NOTIFY;
            case RESTRICT -> io.stowage.contracts.WhenFull.RESTRICT;
            case SUSPEND -> io.stowage.contracts.WhenFull.SUSPEND;
        };
    }
}
