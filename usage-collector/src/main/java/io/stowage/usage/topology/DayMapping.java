package io.stowage.usage.topology;

import io.stowage.contracts.DailyUsage;
import io.stowage.contracts.DayTotals;
import io.stowage.contracts.OperationsUsage;
import io.stowage.contracts.StoredInDay;
import io.stowage.contracts.TimeMeasured;
import io.stowage.usage.daily.Counts;
import io.stowage.usage.daily.DayPart;
import io.stowage.usage.daily.DayPart.Origin;
import io.stowage.usage.daily.DayParts;
import io.stowage.usage.daily.DayStorage;
import io.stowage.usage.daily.MeasuredTime;
import io.stowage.usage.daily.MeasuredTime.Stretch;
import io.stowage.usage.storage.ByteHours;
import java.util.Optional;

/** Parts of days from and to their contracts. */
final class DayMapping {

    private DayMapping() {}

    static DayPart part(OperationsUsage counter) {
        return DayParts.ofCounter(
                counter.getGatewayId(),
                counter.getWindowStart(),
                new Counts(
                        counter.getPuts(),
                        counter.getGets(),
                        counter.getLists(),
                        counter.getOthers(),
                        counter.getUploadedBytes(),
                        counter.getDownloadedBytes()),
                counter.getCollectedAt());
    }

    static DailyUsage daily(String subscriptionId, DayPart day) {
        Optional<DayStorage> storage = day.storage();
        return DailyUsage.newBuilder()
                .setSubscriptionId(subscriptionId)
                .setDay(day.day())
                .setGatewayId(day.newest().gatewayId())
                .setPuts(day.counts().puts())
                .setGets(day.counts().gets())
                .setLists(day.counts().lists())
                .setOthers(day.counts().others())
                .setUploadedBytes(day.counts().uploadedBytes())
                .setDownloadedBytes(day.counts().downloadedBytes())
                .setByteHours(storage.map(DayStorage::byteHours).orElse(ByteHours.NONE))
                .setMeasuredSeconds(storage.map(DayStorage::measuredSeconds).orElse(0L))
                .setAverageBytes(storage.map(DayStorage::averageBytes).orElse(0L))
                .setMaximumBytes(storage.map(DayStorage::maximumBytes).orElse(0L))
                .setStorage(storage.map(DayStorage::measurement)
                        .map(StorageMapping::contract)
                        .orElse(null))
                .setUpdatedAt(day.newest().at())
                .build();
    }

    static DayTotals totals(DayPart day) {
        return DayTotals.newBuilder()
                .setDay(day.day())
                .setRecords(day.records())
                .setGatewayId(day.newest().gatewayId())
                .setNewestAt(day.newest().at())
                .setPuts(day.counts().puts())
                .setGets(day.counts().gets())
                .setLists(day.counts().lists())
                .setOthers(day.counts().others())
                .setUploadedBytes(day.counts().uploadedBytes())
                .setDownloadedBytes(day.counts().downloadedBytes())
                .setStorage(day.storage().map(DayMapping::stored).orElse(null))
                .build();
    }

    private static StoredInDay stored(DayStorage storage) {
        return StoredInDay.newBuilder()
                .setStorage(StorageMapping.contract(storage.measurement()))
                .setNewestAt(storage.newestAt())
                .setByteHours(storage.byteHours())
                .setMaximumBytes(storage.maximumBytes())
                .setMeasured(storage.measured().stretches().stream()
                        .map(stretch -> new TimeMeasured(stretch.from(), stretch.until()))
                        .toList())
                .build();
    }

    static DayPart part(DayTotals totals) {
        return new DayPart(
                totals.getDay(),
                new Origin(totals.getNewestAt(), totals.getGatewayId()),
                totals.getRecords(),
                new Counts(
                        totals.getPuts(),
                        totals.getGets(),
                        totals.getLists(),
                        totals.getOthers(),
                        totals.getUploadedBytes(),
                        totals.getDownloadedBytes()),
                Optional.ofNullable(totals.getStorage()).map(DayMapping::storage));
    }

    private static DayStorage storage(StoredInDay stored) {
        return new DayStorage(
                StorageMapping.measurement(stored.getStorage()),
                stored.getNewestAt(),
                stored.getByteHours(),
                stored.getMaximumBytes(),
                new MeasuredTime(stored.getMeasured().stream()
                        .map(time -> new Stretch(time.getFrom(), time.getUntil()))
                        .toList()));
    }
}
