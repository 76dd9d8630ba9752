package io.stowage.operations.orders;

import io.stowage.contracts.LimitsOverride;
import io.stowage.contracts.RateLimits;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.input.Surroundings;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code limits set}. */
@Command(
        name = "set",
        description = {
            "Give a subscription limits of its own, in place of its plan's or of those it has. What is not given stays.",
            "",
            "--user, --quota and each bucket are one part each: its rates are given as a whole. RATES are default, get, "
                    + "put, list and delete in ops/s and bandwidthOut in kB/s, as NAME=NUMBER with commas between; default "
                    + "is for each kind of operation without a rate of its own. A rate that RATES does not name is "
                    + "unlimited, also where the plan limits it. The word unlimited alone lifts all.",
            "",
            "An order for it is sent; what changes is told on standard error."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stowage limits set sub-1 --user default=200,bandwidthOut=50000 --dry-run",
            "  stowage limits set sub-1 --bucket photos:get=500,put=50 --wait",
            "  stowage limits set sub-1 --quota 2TiB"
        })
final class SetLimits extends ChangeLimitsOrder {

    @Mixin
    private final LimitsOptions limits = new LimitsOptions();

    SetLimits(ConnectionOptions connection, Surroundings surroundings) {
        super(connection, surroundings);
    }

    @Override
    void check() {
        if (limits.isEmpty()) {
            throw new IllegalArgumentException("give the limits: --user, --bucket or --quota");
        }
        var unused = limits.given();
    }

    @Override
    LimitsOverride after(LimitsOverride present) {
        LimitsOverride given = limits.given();
        Map<String, RateLimits> buckets = new TreeMap<>(present.getBucketLimits());
        buckets.putAll(given.getBucketLimits());
        return LimitsOverride.newBuilder()
                .setUserLimits(Optional.ofNullable(given.getUserLimits()).orElse(present.getUserLimits()))
                .setBucketLimits(buckets)
                .setQuotaBytes(Optional.ofNullable(given.getQuotaBytes()).orElse(present.getQuotaBytes()))
                .build();
    }
}
