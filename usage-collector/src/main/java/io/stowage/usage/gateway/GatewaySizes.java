package io.stowage.usage.gateway;

import io.stowage.gateway.BucketSize;
import io.stowage.gateway.Capabilities;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayBucket;
import io.stowage.gateway.GatewayFailure;
import io.stowage.usage.collection.BucketFigures;
import io.stowage.usage.collection.SizeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Bucket sizes of one gateway, through the gateway client. */
public final class GatewaySizes implements SizeSource {

    private final Gateway gateway;
    private final Measured measured;

    public GatewaySizes(Gateway gateway, Capabilities.StorageMeasurement measurement) {
        this.gateway = gateway;
        this.measured = switch (measurement) {
            case EXACT_INTEGRAL -> Measured.EXACT_INTEGRAL;
            case SAMPLED -> Measured.SAMPLED;
            case SAMPLED_WITH_AGE -> Measured.SAMPLED_WITH_AGE;
        };
    }

    @Override
    public Measured measured() {
        return measured;
    }

    @Override
    public Answer read() {
        Map<String, List<BucketFigures>> byUser = new TreeMap<>();
        try {
            gateway.buckets()
                    .forEach(bucket -> byUser.computeIfAbsent(bucket.owner().value(), user -> new ArrayList<>())
                            .add(figures(bucket)));
            return new Answer.Sizes(byUser);
        } catch (GatewayFailure failure) {
            return new Answer.NotRead(GatewayTrouble.of(failure));
        }
    }

    private static BucketFigures figures(GatewayBucket bucket) {
        BucketSize size = bucket.size();
        return new BucketFigures(
                bucket.name().value(),
                bucket.epoch(),
                bucket.created(),
                size.current(),
                size.measuredAt(),
                size.history()
                        .map(history -> OptionalLong.of(history.hourMaximum()))
                        .orElse(OptionalLong.empty()),
                size.history().map(BucketSize.History::byteHours));
    }
}
