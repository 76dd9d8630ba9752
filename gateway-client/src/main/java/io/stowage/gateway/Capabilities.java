package io.stowage.gateway;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a gateway can do, so that plans and orders are judged before anything is written.
 *
 * @param userNames what users are known by
 * @param usersById whether every call may name a user by id; see {@link Capability#USERS_BY_ID}
 * @param accounts whether there are accounts with keys of their own inside a user
 * @param policies whether what a user may do is told by a policy of its own
 * @param rates which rates can be limited; empty: none
 * @param quotas what can be bounded in bytes; empty: nothing
 * @param operationUsage how operations and traffic are counted; empty: they are not
 */
public record Capabilities(
        UserNames userNames,
        boolean usersById,
        boolean accounts,
        boolean policies,
        Keys keys,
        Optional<Rates> rates,
        Optional<QuotaRules> quotas,
        Optional<OperationUsage> operationUsage,
        StorageMeasurement storage) {

    /** What users of a gateway are known by. */
    public enum UserNames {
        /** E-mail addresses; the id is the gateway's choice. */
        EMAIL,
        /** A name of our choice, which is the id as well. */
        CHOSEN
    }

    /** Whose choice an access key is. */
    public enum ChosenBy {
        GATEWAY,
        STOWAGE
    }

    /**
     * Access keys.
     *
     * @param mostPerOwner how many an owner can hold at once
     * @param secretTold whether the gateway tells the secret of a key that is there; if not, a key whose making was not
     *     lived through can only be revoked
     */
    public record Keys(int mostPerOwner, ChosenBy chosenBy, boolean secretTold) {}

    /** What limits and quotas can be put on. */
    public enum Scope {
        USER,
        BUCKET,
        /** All buckets of a user together, held by the gateway itself. */
        ALL_BUCKETS
    }

    /**
     * Rates that can be limited.
     *
     * @param operationStep operations per second that every rate is a multiple of
     * @param bandwidthStep kB/s that every bandwidth is a multiple of
     * @param groups operations that can have a rate of their own; those that are not named share one
     * @param scopes what limits can be put on
     */
    public record Rates(BigDecimal operationStep, BigDecimal bandwidthStep, Set<Operation> groups, Set<Scope> scopes) {
        public Rates {
            groups = Set.copyOf(groups);
            scopes = Set.copyOf(scopes);
        }
    }

    /** @param step bytes that every quota is a multiple of */
    public record QuotaRules(Set<Scope> scopes, long step) {
        public QuotaRules {
            scopes = Set.copyOf(scopes);
        }
    }

    /**
     * Counted operations and traffic.
     *
     * @param source where the gateway keeps the counters
     * @param window length of the time that one counter is about, as the gateway is known for
     */
    public record OperationUsage(Source source, Duration window) {

        /** Where counters are kept, and how they are deleted. */
        public enum Source {
            /** Objects that are read and deleted one by one. */
            STATISTICS_OBJECTS,
            /** A log by user and hour, deleted by user and hours that are over. */
            USAGE_LOG
        }
    }

    /** How the figures of stored bytes come about. */
    public enum StorageMeasurement {
        /** Byte-hours are counted by the gateway itself. */
        EXACT_INTEGRAL,
        /** The size of now is told; what was stored between two readings is estimated. */
        SAMPLED,
        /** As {@link #SAMPLED}, and the size told may be old; its age is told with it. */
        SAMPLED_WITH_AGE
    }

    public boolean has(Capability capability) {
        return switch (capability) {
            case ACCOUNTS -> accounts;
            case RATE_LIMITS -> rates.isPresent();
            case QUOTAS -> quotas.isPresent();
            case POLICIES -> policies;
            case OPERATION_USAGE -> operationUsage.isPresent();
            case USERS_BY_ID -> usersById;
        };
    }
}
