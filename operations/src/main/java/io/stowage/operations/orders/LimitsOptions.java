package io.stowage.operations.orders;

import io.stowage.contracts.LimitsOverride;
import io.stowage.contracts.RateLimits;
import io.stowage.operations.input.Rates;
import io.stowage.operations.input.Size;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Limits of one account on the command line. */
final class LimitsOptions {

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

    boolean isEmpty() {
        return user == null && quota == null && buckets.isEmpty();
    }

    /** @throws IllegalArgumentException naming the option that is wrong */
    LimitsOverride given() {
        return LimitsOverride.newBuilder()
                .setUserLimits(
                        OptionValues.optional("--user", user, Rates::parse).orElse(null))
                .setBucketLimits(ratesByBucket())
                .setQuotaBytes(OptionValues.optional("--quota", quota, LimitsOptions::bytes)
                        .orElse(null))
                .build();
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
