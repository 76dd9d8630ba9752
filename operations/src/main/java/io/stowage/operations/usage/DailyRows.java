package io.stowage.operations.usage;

import io.stowage.contracts.DailyUsage;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row for each subscription and day, with the fields and units of the contract {@code DailyUsage}. */
final class DailyRows implements Rows {

    private static final List<String> COLUMNS = List.of(
            "subscriptionId",
            "day",
            "gatewayId",
            "puts",
            "gets",
            "lists",
            "others",
            "uploadedBytes",
            "downloadedBytes",
            "byteHours",
            "measuredSeconds",
            "averageBytes",
            "maximumBytes",
            "storage",
            "updatedAt");

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public List<List<@Nullable String>> of(DailyUsage day) {
        return List.of(Arrays.asList(
                day.getSubscriptionId(),
                day.getDay().toString(),
                day.getGatewayId(),
                Long.toString(day.getPuts()),
                Long.toString(day.getGets()),
                Long.toString(day.getLists()),
                Long.toString(day.getOthers()),
                Long.toString(day.getUploadedBytes()),
                Long.toString(day.getDownloadedBytes()),
                Figures.exact(day.getByteHours()),
                Long.toString(day.getMeasuredSeconds()),
                Long.toString(day.getAverageBytes()),
                Long.toString(day.getMaximumBytes()),
                Objects.toString(day.getStorage(), null),
                day.getUpdatedAt().toString()));
    }
}
