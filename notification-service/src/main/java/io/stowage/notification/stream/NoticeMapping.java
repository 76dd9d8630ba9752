package io.stowage.notification.stream;

import io.stowage.contracts.CrossingStage;
import io.stowage.contracts.NoticeState;
import io.stowage.messages.Measure;
import io.stowage.notification.lifecycle.Heard;
import io.stowage.notification.subscription.Noticed;
import io.stowage.notification.subscription.Restricted;
import io.stowage.notification.subscription.StorageFigure;
import io.stowage.notification.subscription.TrafficFigure;
import io.stowage.notification.threshold.Crossing;
import io.stowage.notification.threshold.Stage;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The memory from and to the contract. */
final class NoticeMapping {

    private NoticeMapping() {}

    static Noticed noticed(NoticeState state) {
        return new Noticed(
                state.getSubscriptionId(),
                Optional.ofNullable(state.getAccount()).map(AccountMapping::facts),
                Optional.ofNullable(state.getTerms()).map(TermsMapping::terms),
                Optional.ofNullable(state.getStorage())
                        .map(figure -> new StorageFigure(figure.getBytes(), figure.getReadAt())),
                crossings(state, Measure.STORAGE),
                Optional.ofNullable(state.getTraffic()).map(NoticeMapping::traffic),
                crossings(state, Measure.MONTHLY_TRAFFIC),
                new Restricted(
                        Optional.ofNullable(state.getRestriction()).map(RestrictionMapping::restriction),
                        RestrictionMapping.kind(state.getRestrictionTold()),
                        Optional.ofNullable(state.getRestrictionOrder()).map(RestrictionMapping::word)),
                new Heard(Optional.ofNullable(state.getHeardUntil()), state.getHeard()),
                state.getWaiting().stream()
                        .flatMap(waiting -> HappeningMapping.waiting(waiting).stream())
                        .toList(),
                Optional.ofNullable(state.getLookAgainAt()),
                Optional.ofNullable(state.getForgetAt()));
    }

    /** @param now when the state is written */
    static NoticeState contract(Noticed noticed, Instant now) {
        String subscriptionId = noticed.subscriptionId();
        Restricted restricted = noticed.restricted();
        return NoticeState.newBuilder()
                .setSubscriptionId(subscriptionId)
                .setAccount(noticed.account().map(AccountMapping::contract).orElse(null))
                .setTerms(noticed.terms().map(TermsMapping::contract).orElse(null))
                .setStorage(noticed.stored()
                        .map(figure -> new io.stowage.contracts.StorageFigure(figure.bytes(), figure.readAt()))
                        .orElse(null))
                .setTraffic(noticed.moved().map(NoticeMapping::contract).orElse(null))
                .setCrossings(Stream.concat(
                                noticed.storage().stream().map(crossing -> contract(Measure.STORAGE, crossing)),
                                noticed.traffic().stream().map(crossing -> contract(Measure.MONTHLY_TRAFFIC, crossing)))
                        .toList())
                .setRestriction(restricted
                        .inForce()
                        .map(restriction -> RestrictionMapping.contract(subscriptionId, restriction))
                        .orElse(null))
                .setRestrictionTold(RestrictionMapping.contract(restricted.told()))
                .setRestrictionOrder(restricted
                        .word()
                        .map(word -> RestrictionMapping.contract(subscriptionId, word))
                        .orElse(null))
                .setWaiting(noticed.waiting().stream()
                        .map(HappeningMapping::contract)
                        .toList())
                .setHeardUntil(noticed.heard().until().orElse(null))
                .setHeard(noticed.heard().ids())
                .setLookAgainAt(noticed.lookAgainAt().orElse(null))
                .setForgetAt(noticed.forgetAt().orElse(null))
                .setUpdatedAt(now)
                .build();
    }

    private static TrafficFigure traffic(io.stowage.contracts.TrafficFigure figure) {
        return new TrafficFigure(
                YearMonth.from(figure.getMonth()), figure.getRevision(), figure.getBytes(), figure.getUpdatedAt());
    }

    private static io.stowage.contracts.TrafficFigure contract(TrafficFigure figure) {
        return new io.stowage.contracts.TrafficFigure(
                figure.month().atDay(1), figure.revision(), figure.bytes(), figure.updatedAt());
    }

    private static List<Crossing> crossings(NoticeState state, Measure measure) {
        return state.getCrossings().stream()
                .filter(crossing -> ThresholdMapping.measure(
                                crossing.getThreshold().getMeasure())
                        .filter(measure::equals)
                        .isPresent())
                .flatMap(crossing -> crossing(crossing).stream())
                .toList();
    }

    private static Optional<Crossing> crossing(io.stowage.contracts.Crossing contract) {
        return ThresholdMapping.threshold(contract.getThreshold())
                .flatMap(threshold ->
                        stage(contract.getStage()).map(stage -> new Crossing(threshold, stage, contract.getSince())));
    }

    private static Optional<Stage> stage(CrossingStage contract) {
        return switch (contract) {
            case REACHED -> Optional.of(Stage.REACHED);
            case TOLD -> Optional.of(Stage.TOLD);
            case LEFT -> Optional.of(Stage.LEFT);
            case UNKNOWN -> Optional.empty();
        };
    }

    private static io.stowage.contracts.Crossing contract(Measure measure, Crossing crossing) {
        return new io.stowage.contracts.Crossing(
                ThresholdMapping.contract(measure, crossing.threshold()),
                switch (crossing.stage()) {
                    case REACHED -> CrossingStage.REACHED;
                    case TOLD -> CrossingStage.TOLD;
                    case LEFT -> CrossingStage.LEFT;
                },
                crossing.since());
    }
}
