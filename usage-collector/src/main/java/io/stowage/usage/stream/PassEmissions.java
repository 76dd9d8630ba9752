package io.stowage.usage.stream;

import io.stowage.contracts.BucketReading;
import io.stowage.contracts.OperationsUsage;
import io.stowage.contracts.StorageMeasurement;
import io.stowage.contracts.StorageReading;
import io.stowage.contracts.UsageFinding;
import io.stowage.contracts.UsageFindingKind;
import io.stowage.events.DeadLetter;
import io.stowage.events.Emission;
import io.stowage.events.Evidence;
import io.stowage.schemas.topics.TopicCatalogue;
import io.stowage.usage.collection.BucketFigures;
import io.stowage.usage.collection.CounterRecord;
import io.stowage.usage.collection.Finding;
import io.stowage.usage.collection.Pass;
import io.stowage.usage.collection.SetAside;
import io.stowage.usage.collection.SizeSource;
import io.stowage.usage.collection.UserReading;
import io.stowage.usage.counter.RecordId;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What a pass tells, in its contracts. */
final class PassEmissions {

    private static final String COUNTED = "io.stowage.usage.counted";
    private static final String MEASURED = "io.stowage.usage.measured";
    private static final String FOUND = "io.stowage.usage.found";

    private final BiFunction<String, String, Optional<String>> subscriptions;

    /** @param subscriptions by gateway and user */
    PassEmissions(BiFunction<String, String, Optional<String>> subscriptions) {
        this.subscriptions = subscriptions;
    }

    List<Emission> of(Pass pass, Instant now) {
        List<Emission> emissions = new ArrayList<>(
                pass.records().size() + pass.readings().size() + pass.findings().size());
        pass.records().forEach(record -> emissions.add(counted(record)));
        pass.readings().forEach(reading -> emissions.add(measured(reading)));
        pass.findings().forEach(finding -> emissions.add(found(pass.progress().gatewayId(), finding, now)));
        return emissions;
    }

    List<Evidence> evidence(Pass pass, Instant now) {
        String gatewayId = pass.progress().gatewayId();
        return pass.setAside().stream()
                .map(object -> evidence(gatewayId, object, now))
                .toList();
    }

    private Emission counted(CounterRecord record) {
        String userId = record.key().userId();
        OperationsUsage usage = OperationsUsage.newBuilder()
                .setRecordId(record.id())
                .setGatewayId(record.gatewayId())
                .setObjectName(record.objectName())
                .setServiceId(record.serviceId())
                .setWindowStart(record.window().start())
                .setWindowSeconds(record.window().seconds())
                .setBucket(record.key().bucket())
                .setBucketEpoch(record.key().epoch())
                .setUserId(userId)
                .setTag(record.key().tag())
                .setSubscriptionId(
                        subscriptions.apply(record.gatewayId(), userId).orElse(null))
                .setPuts(record.figures().puts())
                .setGets(record.figures().gets())
                .setLists(record.figures().lists())
                .setOthers(record.figures().others())
                .setUploadedBytes(record.figures().uploadedBytes())
                .setDownloadedBytes(record.figures().downloadedBytes())
                .setCorrects(record.corrects().orElse(null))
                .setCollectedAt(record.readAt())
                .build();
        return new Emission(
                TopicCatalogue.USAGE_OPERATIONS,
                Optional.of(ofUser(record.gatewayId(), userId)),
                usage,
                record.id(),
                COUNTED,
                record.window().end());
    }

    private Emission measured(UserReading reading) {
        StorageReading contract = StorageReading.newBuilder()
                .setGatewayId(reading.gatewayId())
                .setUserId(reading.userId())
                .setSubscriptionId(subscriptions
                        .apply(reading.gatewayId(), reading.userId())
                        .orElse(null))
                .setReadAt(reading.readAt())
                .setPreviousReadAt(reading.previousReadAt().orElse(null))
                .setStorage(contract(reading.measured()))
                .setBuckets(reading.buckets().stream()
                        .map(bucket -> contract(bucket, reading.readAt()))
                        .toList())
                .build();
        return new Emission(
                TopicCatalogue.USAGE_READINGS,
                Optional.of(ofUser(reading.gatewayId(), reading.userId())),
                contract,
                RecordId.of(
                        "reading",
                        reading.gatewayId(),
                        reading.userId(),
                        reading.readAt().toString()),
                MEASURED,
                reading.readAt());
    }

    private static BucketReading contract(BucketFigures bucket, Instant readAt) {
        return BucketReading.newBuilder()
                .setBucket(bucket.bucket())
                .setEpoch(bucket.epoch())
                .setCreatedAt(bucket.createdAt())
                .setBytes(bucket.bytes())
                .setMeasuredAt(bucket.measuredAt().orElse(readAt))
                .setHourMaximumBytes(
                        bucket.hourMaximumBytes().isPresent()
                                ? bucket.hourMaximumBytes().getAsLong()
                                : null)
                .setByteHours(bucket.byteHours().map(BigDecimal::new).orElse(null))
                .build();
    }

    private static StorageMeasurement contract(SizeSource.Measured measured) {
        return switch (measured) {
            case EXACT_INTEGRAL -> StorageMeasurement.EXACT_INTEGRAL;
            case SAMPLED -> StorageMeasurement.SAMPLED;
            case SAMPLED_WITH_AGE -> StorageMeasurement.SAMPLED_WITH_AGE;
        };
    }

    private static Emission found(String gatewayId, Finding finding, Instant now) {
        UsageFinding contract = UsageFinding.newBuilder()
                .setFindingId(finding.id())
                .setGatewayId(gatewayId)
                .setKind(UsageFindingKind.valueOf(finding.kind().name()))
                .setServiceId(finding.serviceId())
                .setFrom(finding.from().orElse(null))
                .setUntil(finding.until().orElse(null))
                .setObjectName(finding.objectName().orElse(null))
                .setText(finding.text())
                .setFoundAt(now)
                .build();
        return new Emission(TopicCatalogue.USAGE_FINDINGS, contract, finding.id(), FOUND, now);
    }

    private static Evidence evidence(String gatewayId, SetAside object, Instant now) {
        return new Evidence(
                gatewayId,
                object.content(),
                origin(gatewayId, object.objectName()),
                now,
                new DeadLetter(
                        "unreadable-usage",
                        object.objectName() + ": " + object.reason(),
                        Optional.empty(),
                        object.attempts(),
                        object.firstAt(),
                        now));
    }

    /** For example {@code gateway:eu-1/usage/s3-usage-8000…}. */
    private static URI origin(String gatewayId, String objectName) {
        try {
            return new URI("gateway", gatewayId + "/usage/" + objectName, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no origin can be told of " + objectName, e);
        }
    }

    private static String ofUser(String gatewayId, String userId) {
        return gatewayId + "/" + userId;
    }
}
