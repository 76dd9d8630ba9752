package io.stowage.limits;

import io.stowage.gateway.Operation;
import io.stowage.gateway.OperationLimits;
import io.stowage.gateway.RateLimits;
import io.stowage.gateway.UserId;
import io.stowage.gateway.UserRef;
import io.stowage.limits.account.AccountFacts;
import io.stowage.limits.account.AccountNews;
import io.stowage.limits.account.AccountVersion;
import io.stowage.limits.terms.LimitsOverride;
import io.stowage.limits.terms.PlanLimits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Accounts and limits to try things on. */
public final class Examples {

    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    public static final String SUBSCRIPTION = "sub-1";
    public static final UserRef USER = new UserRef(new UserId("aa0e6657c9bb90d9"), "jane+sub-1@example.com");
    public static final long GIB = 1L << 30;

    private Examples() {}

    /** @param rates as {@code GET=60 PUT=0.5 out=100} */
    public static RateLimits rates(String rates) {
        Map<Operation, BigDecimal> operations = new EnumMap<>(Operation.class);
        Optional<BigDecimal> out = Optional.empty();
        for (String rate : rates.isBlank() ? new String[0] : rates.split(" ")) {
            String[] parts = rate.split("=");
            if (parts[0].equals("out")) {
                out = Optional.of(new BigDecimal(parts[1]));
            } else {
                operations.put(Operation.valueOf(parts[0]), new BigDecimal(parts[1]));
            }
        }
        return new RateLimits(new OperationLimits(operations), out);
    }

    public static PlanLimits plan(String user, String eachBucket) {
        return new PlanLimits(rates(user), rates(eachBucket), OptionalLong.empty());
    }

    public static PlanLimits plan(String user, String eachBucket, long quotaBytes) {
        return new PlanLimits(rates(user), rates(eachBucket), OptionalLong.of(quotaBytes));
    }

    public static LimitsOverride userOverride(String user) {
        return new LimitsOverride(Optional.of(rates(user)), Map.of(), OptionalLong.empty());
    }

    public static LimitsOverride bucketOverride(String bucket, String limits) {
        return new LimitsOverride(Optional.empty(), Map.of(bucket, rates(limits)), OptionalLong.empty());
    }

    /** An account that is at the gateway, as of its n-th order. */
    public static AccountNews account(int order, String plan) {
        return account(order, plan, Optional.empty());
    }

    public static AccountNews account(int order, String plan, Optional<LimitsOverride> override) {
        return new AccountNews(version(order), facts(plan, override), false);
    }

    public static AccountNews withoutUser(int order, String plan) {
        return new AccountNews(
                version(order),
                new AccountFacts("west", USER.name(), Optional.empty(), Optional.empty(), plan, Optional.empty()),
                false);
    }

    public static AccountNews ended(int order) {
        return new AccountNews(version(order), facts("basic", Optional.empty()), true);
    }

    private static AccountFacts facts(String plan, Optional<LimitsOverride> override) {
        return new AccountFacts("west", USER.name(), Optional.of(USER.id()), Optional.empty(), plan, override);
    }

    private static AccountVersion version(int order) {
        return new AccountVersion("order-" + order, OptionalLong.of(order), NOW.plusSeconds(order));
    }
}
