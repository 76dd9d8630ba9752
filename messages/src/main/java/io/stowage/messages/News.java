package io.stowage.messages;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a subscription. None of them can hold a secret. */
public sealed interface News {

    /** Under which name it is written, chosen and switched off. */
    MessageKind kind();

    /** Usage has come to the threshold from below. */
    record ThresholdReached(Threshold threshold, Usage usage) implements News {
        @Override
        public MessageKind kind() {
            return switch (usage.measure()) {
                case STORAGE -> MessageKind.STORAGE_THRESHOLD;
                case MONTHLY_TRAFFIC -> MessageKind.TRAFFIC_THRESHOLD;
            };
        }
    }

    /** Usage has left the threshold downwards. */
    record BackToNormal(Threshold threshold, Usage usage) implements News {
        @Override
        public MessageKind kind() {
            return switch (usage.measure()) {
                case STORAGE -> MessageKind.STORAGE_NORMAL;
                case MONTHLY_TRAFFIC -> MessageKind.TRAFFIC_NORMAL;
            };
        }
    }

    /** What is done about a quota that is used up. */
    enum Consequence {
        /** Nothing but this message. */
        NOTIFIED,
        /** Nothing can be written; reading, listing and deleting go on. */
        RESTRICTED,
        /** Nothing works. */
        SUSPENDED
    }

    /** The quota is used up. */
    record QuotaUsedUp(Consequence consequence, Usage usage) implements News {
        @Override
        public MessageKind kind() {
            return switch (consequence) {
                case NOTIFIED -> MessageKind.FULL;
                case RESTRICTED -> MessageKind.FULL_RESTRICTED;
                case SUSPENDED -> MessageKind.FULL_SUSPENDED;
            };
        }
    }

    /** A restriction or suspension because of the quota was lifted. */
    record AccessRestored(Usage usage) implements News {
        @Override
        public MessageKind kind() {
            return MessageKind.RESTORED;
        }
    }

    /** @param quota in bytes; null: unlimited */
    record Welcome(@Nullable Long quota) implements News {
        @Override
        public MessageKind kind() {
            return MessageKind.WELCOME;
        }
    }

    /**
     * @param accessKeyIds the new keys' public halves
     * @param oldKeysUntil how long the keys before them work; null: no longer
     */
    record KeysRotated(List<String> accessKeyIds, @Nullable Instant oldKeysUntil) implements News {
        public KeysRotated {
            accessKeyIds = accessKeyIds.stream().map(OneLine::of).toList();
        }

        @Override
        public MessageKind kind() {
            return MessageKind.KEYS_ROTATED;
        }
    }

    /** By billing. */
    record Suspended() implements News {
        @Override
        public MessageKind kind() {
            return MessageKind.SUSPENDED;
        }
    }

    /** By billing. */
    record Resumed() implements News {
        @Override
        public MessageKind kind() {
            return MessageKind.RESUMED;
        }
    }

    /**
     * @param plan the new plan's name for people; kept to one line
     * @param quota the new one in bytes; null: unlimited
     */
    record PlanChanged(String plan, @Nullable Long quota) implements News {
        public PlanChanged {
            plan = OneLine.of(plan);
        }

        @Override
        public MessageKind kind() {
            return MessageKind.PLAN_CHANGED;
        }
    }

    /** @param dataDeletedAt when the data go; null: they are kept */
    record Terminated(@Nullable Instant dataDeletedAt) implements News {
        @Override
        public MessageKind kind() {
            return MessageKind.TERMINATED;
        }
    }
}
