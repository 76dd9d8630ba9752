package io.stowage.usage.stream;

import io.stowage.contracts.AccountFailure;
import io.stowage.contracts.CollectionState;
import io.stowage.contracts.CoveredTime;
import io.stowage.contracts.HeldBackObject;
import io.stowage.contracts.ServiceWindows;
import io.stowage.contracts.ToldObject;
import io.stowage.usage.collection.Failure;
import io.stowage.usage.collection.HeldBack;
import io.stowage.usage.collection.Progress;
import io.stowage.usage.collection.Told;
import io.stowage.usage.counter.Coverage;
import io.stowage.usage.counter.Stretch;
import io.stowage.usage.counter.UserCodec;
import io.stowage.usage.counter.Window;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@link Progress} from and to its contract. */
final class ProgressMapping {

    private ProgressMapping() {}

    static Progress progress(CollectionState state) {
        return new Progress(
                state.getGatewayId(),
                Optional.ofNullable(state.getCollectAt()),
                state.getMeasureAt(),
                Optional.ofNullable(state.getMeasuredAt()),
                state.getTold().stream().map(ProgressMapping::told).toList(),
                state.getHeldBack().stream().map(ProgressMapping::heldBack).toList(),
                state.getServices().stream()
                        .collect(Collectors.toMap(ServiceWindows::getServiceId, ProgressMapping::coverage)),
                Optional.ofNullable(state.getUsersWithBuckets())
                        .map(ProgressMapping::bytes)
                        .map(UserCodec::unpack),
                Optional.ofNullable(state.getFailure()).map(ProgressMapping::failure),
                Optional.ofNullable(state.getMeasuringFailure()).map(ProgressMapping::failure));
    }

    static CollectionState contract(Progress progress, Instant now) {
        return CollectionState.newBuilder()
                .setGatewayId(progress.gatewayId())
                .setCollectAt(progress.collectAt().orElse(null))
                .setMeasureAt(progress.measureAt())
                .setMeasuredAt(progress.measuredAt().orElse(null))
                .setTold(progress.told().stream().map(ProgressMapping::contract).toList())
                .setHeldBack(progress.heldBack().stream()
                        .map(ProgressMapping::contract)
                        .toList())
                .setServices(progress.covered().entrySet().stream()
                        .map(service -> contract(service.getKey(), service.getValue()))
                        .toList())
                .setUsersWithBuckets(progress.usersWithBuckets()
                        .map(UserCodec::pack)
                        .map(ByteBuffer::wrap)
                        .orElse(null))
                .setFailure(progress.failure().map(ProgressMapping::contract).orElse(null))
                .setMeasuringFailure(progress.measuringFailure()
                        .map(ProgressMapping::contract)
                        .orElse(null))
                .setUpdatedAt(now)
                .build();
    }

    private static Told told(ToldObject told) {
        return new Told(
                told.getObjectName(),
                told.getServiceId(),
                new Window(told.getWindowStart(), told.getWindowSeconds()),
                told.getCorrections(),
                bytes(told.getCounters()),
                told.getToldAt());
    }

    private static ToldObject contract(Told told) {
        return ToldObject.newBuilder()
                .setObjectName(told.objectName())
                .setServiceId(told.serviceId())
                .setWindowStart(told.window().start())
                .setWindowSeconds(told.window().seconds())
                .setCorrections(told.corrections())
                .setCounters(ByteBuffer.wrap(told.packed()))
                .setToldAt(told.toldAt())
                .build();
    }

    private static HeldBack heldBack(HeldBackObject held) {
        return new HeldBack(
                held.getObjectName(), held.getDigest(), held.getAttempts(), held.getFirstAt(), held.getReadAgainAt());
    }

    private static HeldBackObject contract(HeldBack held) {
        return HeldBackObject.newBuilder()
                .setObjectName(held.objectName())
                .setDigest(held.digest())
                .setAttempts(held.attempts())
                .setFirstAt(held.firstAt())
                .setReadAgainAt(held.readAgainAt())
                .build();
    }

    private static Coverage coverage(ServiceWindows service) {
        return new Coverage(service.getCovered().stream()
                .map(time -> new Stretch(time.getFrom(), time.getUntil()))
                .toList());
    }

    private static ServiceWindows contract(String serviceId, Coverage coverage) {
        return ServiceWindows.newBuilder()
                .setServiceId(serviceId)
                .setCovered(coverage.stretches().stream()
                        .map(stretch -> CoveredTime.newBuilder()
                                .setFrom(stretch.from())
                                .setUntil(stretch.until())
                                .build())
                        .toList())
                .build();
    }

    private static Failure failure(AccountFailure failure) {
        return new Failure(
                failure.getReasonClass(),
                failure.getReason(),
                Optional.ofNullable(failure.getGatewayRequestId()),
                failure.getAttempts(),
                failure.getFirstAt(),
                failure.getLastAt());
    }

    private static AccountFailure contract(Failure failure) {
        return AccountFailure.newBuilder()
                .setReasonClass(failure.reasonClass())
                .setReason(failure.reason())
                .setGatewayRequestId(failure.gatewayRequestId().orElse(null))
                .setAttempts(failure.attempts())
                .setFirstAt(failure.firstAt())
                .setLastAt(failure.lastAt())
                .build();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
