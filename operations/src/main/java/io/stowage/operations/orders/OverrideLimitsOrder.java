package io.stowage.operations.orders;

import io.stowage.contracts.LimitsOverride;
import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKind;
import io.stowage.contracts.RateLimits;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.input.Rates;
import io.stowage.operations.input.Size;
import io.stowage.operations.input.Surroundings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code order override-limits}. */
@Command(
        name = "override-limits",
        description = {
            "Give a subscription limits of its own in place of its plan's.",
            "",
            "The whole set is ordered at once: what is not given here is the plan's again, also what an earlier order "
                    + "had given. 'account show' tells the present set.",
            "",
            "RATES are default, get, put, list and delete in ops/s and bandwidthOut in kB/s, as NAME=NUMBER with commas "
                    + "between; default is for each kind of operation without a rate of its own. A rate that RATES does "
                    + "not name is unlimited. The word unlimited alone lifts all."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stowage order override-limits sub-1 --user default=200,bandwidthOut=50000",
            "  stowage order override-limits sub-1 --bucket photos:get=500,put=50 \\",
            "      --bucket logs:put=5 --quota 2TB --wait",
            "  stowage order override-limits sub-1 --user unlimited",
            "  stowage order override-limits sub-1 --as-plan"
        })
final class OverrideLimitsOrder extends ChangeOrder {

    private static final String UNLIMITED = "unlimited";

    @Option(names = "--user", paramLabel = "RATES", description = "Rates of the account as a whole.")
    private @Nullable String user;

    @Option(
            names = "--bucket",
            paramLabel = "BUCKET:RATES",
            description = "Rates of one bucket. For more buckets, give it again.")
    private List<String> buckets = List.of();

    @Option(names = "--quota", paramLabel = "SIZE", description = "Space, for example 500GB, 2TiB or unlimited.")
    private @Nullable String quota;

    @Option(names = "--as-plan", description = "Nothing of its own any more: the plan's limits again.")
    private boolean asPlan;

    OverrideLimitsOrder(ConnectionOptions connection, Surroundings surroundings) {
        super(connection, surroundings);
    }

    @Override
    void describe(OrderEvent.Builder order) {
        boolean nothing = user == null && quota == null && buckets.isEmpty();
        if (nothing && !asPlan) {
            throw new IllegalArgumentException(
                    "give the limits: --user, --bucket or --quota; or --as-plan for the plan's again");
        }
        if (asPlan && !nothing) {
            throw new IllegalArgumentException("--as-plan excludes --user, --bucket and --quota");
        }
        order.setKind(OrderKind.LIMITS_OVERRIDDEN)
                .setLimitsOverridden(LimitsOverride.newBuilder()
                        .setUserLimits(OptionValues.optional("--user", user, Rates::parse)
                                .orElse(null))
                        .setBucketLimits(ratesByBucket())
                        .setQuotaBytes(OptionValues.optional("--quota", quota, OverrideLimitsOrder::bytes)
                                .orElse(null))
                        .build());
    }

    private Map<String, RateLimits> ratesByBucket() {
        Map<String, RateLimits> rates = new TreeMap<>();
        for (String each : buckets) {
            String[] sides = each.split(":", 2);
            String bucket = OptionValues.required("--bucket", sides[0], OrderValues::bucket);
            if (sides.length < 2) {
                throw new IllegalArgumentException(
                        "--bucket: rates are missing; write for example %s:get=100 or %s:unlimited"
                                .formatted(bucket, bucket));
            }
            if (rates.put(bucket, OptionValues.required("--bucket", sides[1], Rates::parse)) != null) {
                throw new IllegalArgumentException("--bucket: '%s' is given twice".formatted(bucket));
            }
        }
        return rates;
    }

    /** In an order no bytes mean no limit. */
    private static long bytes(String text) {
        return text.equals(UNLIMITED) ? 0 : Size.parse(text);
    }
}
