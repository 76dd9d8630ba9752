package io.stowage.notification.stream;

import io.stowage.contracts.RestrictionCause;
import io.stowage.contracts.RestrictionOrder;
import io.stowage.notification.full.OperatorsWord;
import io.stowage.notification.full.Restriction;
import io.stowage.notification.full.RestrictionKind;

/** Restrictions and operators' orders from and to the contracts. */
final class RestrictionMapping {

    private RestrictionMapping() {}

    /** @throws IllegalArgumentException for an order that is newer than this program */
    static OperatorsWord word(RestrictionOrder order) {
        return new OperatorsWord(
                switch (order.getKind()) {
                    case NONE -> RestrictionKind.NONE;
                    case RESTRICTED -> RestrictionKind.RESTRICTED;
                    case SUSPENDED -> RestrictionKind.SUSPENDED;
                    case UNKNOWN ->
                        throw new IllegalArgumentException("a kind of restriction that is newer than this program");
                },
                order.getReason(),
                order.getOrderedBy(),
                order.getOrderedAt());
    }

    static RestrictionOrder contract(String subscriptionId, OperatorsWord word) {
        return RestrictionOrder.newBuilder()
                .setSubscriptionId(subscriptionId)
                .setKind(contract(word.kind()))
                .setReason(word.reason())
                .setOrderedBy(word.by())
                .setOrderedAt(word.at())
                .build();
    }

    static Restriction restriction(io.stowage.contracts.Restriction contract) {
        return new Restriction(
                kind(contract.getKind()),
                switch (contract.getCause()) {
                    case OPERATOR -> Restriction.Cause.OPERATOR;
                    case QUOTA, UNKNOWN -> Restriction.Cause.QUOTA;
                },
                contract.getReason(),
                contract.getSince());
    }

    static io.stowage.contracts.Restriction contract(String subscriptionId, Restriction restriction) {
        return io.stowage.contracts.Restriction.newBuilder()
                .setSubscriptionId(subscriptionId)
                .setKind(contract(restriction.kind()))
                .setCause(
                        switch (restriction.cause()) {
                            case QUOTA -> RestrictionCause.QUOTA;
                            case OPERATOR -> RestrictionCause.OPERATOR;
                        })
                .setReason(restriction.reason())
                .setSince(restriction.since())
                .build();
    }

    /** Of a memory that a newer version of the service wrote, what this one does not know counts as nothing. */
    static RestrictionKind kind(io.stowage.contracts.RestrictionKind contract) {
        return switch (contract) {
            case NONE, UNKNOWN -> RestrictionKind.NONE;
            case RESTRICTED -> RestrictionKind.RESTRICTED;
            case SUSPENDED -> RestrictionKind.SUSPENDED;
        };
    }

    static io.stowage.contracts.RestrictionKind contract(RestrictionKind kind) {
        return switch (kind) {
            case NONE -> io.stowage.contracts.RestrictionKind.NONE;
            case RESTRICTED -> io.stowage.contracts.RestrictionKind.RESTRICTED;
            case SUSPENDED -> io.stowage.contracts.RestrictionKind.SUSPENDED;
        };
    }
}
