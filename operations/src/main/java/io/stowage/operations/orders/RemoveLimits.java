package io.stowage.operations.orders;

import io.stowage.contracts.LimitsOverride;
import io.stowage.contracts.RateLimits;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.input.Surroundings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code limits remove}. */
@Command(
        name = "remove",
        description = {
            "Take limits of its own from a subscription: its plan's are in force again. What is not named stays.",
            "",
            "To lift a limit that the plan has, see 'limits set' and the word unlimited."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stowage limits remove sub-1 --bucket photos --quota --wait",
            "  stowage limits remove sub-1 --all --dry-run"
        })
final class RemoveLimits extends ChangeLimitsOrder {

    @Option(names = "--user", description = "The rates of the account as a whole.")
    private boolean user;

    @Option(
            names = "--bucket",
            paramLabel = "BUCKET",
            description = "The rates of one bucket. For more buckets, give it again.")
    private List<String> buckets = List.of();

    @Option(names = "--quota", description = "The space.")
    private boolean quota;

    @Option(names = "--all", description = "All limits of its own.")
    private boolean all;

    RemoveLimits(ConnectionOptions connection, Surroundings surroundings) {
        super(connection, surroundings);
    }

    @Override
    void check() {
        boolean parts = user || quota || !buckets.isEmpty();
        if (!parts && !all) {
            throw new IllegalArgumentException("give what is to be removed: --user, --bucket, --quota or --all");
        }
        if (parts && all) {
            throw new IllegalArgumentException("--all excludes --user, --bucket and --quota");
        }
        buckets.forEach(bucket -> OptionValues.required("--bucket", bucket, OrderValues::bucket));
    }

    @Override
    LimitsOverride after(LimitsOverride present) {
        Map<String, RateLimits> kept = new TreeMap<>(present.getBucketLimits());
        if (all) {
            kept.clear();
        } else {
            buckets.forEach(kept::remove);
        }
        return LimitsOverride.newBuilder()
                .setUserLimits(all || user ? null : present.getUserLimits())
                .setBucketLimits(kept)
                .setQuotaBytes(all || quota ? null : present.getQuotaBytes())
                .build();
    }
}
