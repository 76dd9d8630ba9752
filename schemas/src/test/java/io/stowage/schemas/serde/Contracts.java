package io.stowage.schemas.serde;

import io.stowage.contracts.PlanDefinition;
import io.stowage.contracts.Threshold;
import io.stowage.contracts.ThresholdMeasure;
import io.stowage.schemas.topics.Topic;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.Schema;

/** Records and topics of a test's own. */
final class Contracts {

    private Contracts() {}

    /**
     * Holds a decimal and an enum inside an array, and optional fields. Compare it by its text: Avro's equals fails on a
     * decimal within a nested record.
     */
    static PlanDefinition plan(String planId) {
        return PlanDefinition.newBuilder()
                .setPlanId(planId)
                .setName("Gold")
                .setQuotaBytes(1_000_000_000_000L)
                .setThresholds(List.of(Threshold.newBuilder()
                        .setMeasure(ThresholdMeasure.STORAGE)
                        .setPercent(new BigDecimal("79.95"))
                        .build()))
                .build();
    }

    static Topic topicOf(Schema schema) {
        return topic("things-" + UUID.randomUUID(), schema);
    }

    static Topic topic(String name, Schema schema) {
        return new Topic(
                name,
                "id",
                new Topic.Log(Duration.ofDays(1)),
                1,
                "test",
                List.of("test"),
                Optional.of(schema),
                "Of one test.");
    }
}
