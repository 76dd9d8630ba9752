package io.stowage.operations.usage;

import io.stowage.contracts.DailyUsage;
import io.stowage.operations.output.Columns;
import io.stowage.operations.output.ContractJson;
import io.stowage.operations.output.Output.Table;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A subscription's usage as people see it: a line a day with a bar for what was stored, and a line a month. */
record UsageView(String subscription, List<DailyUsage> days, List<MonthUsage> months) {

    private static final int WHOLE_DAY = 86_400;

    static UsageView of(String subscription, Collection<DailyUsage> days) {
        return new UsageView(subscription, List.copyOf(days), MonthUsage.of(days));
    }

    Table<DailyUsage> dayTable() {
        long most = days.stream().mapToLong(DailyUsage::getAverageBytes).max().orElse(0);
        return new Table<>(
                days,
                new Columns<DailyUsage>()
                        .add("DAY", day -> day.getDay().toString())
                        .add("PUTS", day -> Long.toString(day.getPuts()))
                        .add("GETS", day -> Long.toString(day.getGets()))
                        .add("LISTS", day -> Long.toString(day.getLists()))
                        .add("OTHERS", day -> Long.toString(day.getOthers()))
                        .add("UP", day -> Figures.bytes(day.getUploadedBytes()))
                        .add("DOWN", day -> Figures.bytes(day.getDownloadedBytes()))
                        .add("GB-HOURS", day -> Figures.gigabyteHours(day.getByteHours()))
                        .add("MEASURED", UsageView::measured, text -> text.equals("all day") ? "" : "yellow")
                        .add("MOST", day -> Figures.bytes(day.getMaximumBytes()))
                        .add("AVERAGE", day -> Figures.bytes(day.getAverageBytes()))
                        .add("", day -> Figures.bar(day.getAverageBytes(), most)));
    }

    Table<MonthUsage> monthTable() {
        return new Table<>(
                months,
                new Columns<MonthUsage>()
                        .add("MONTH", month -> month.month().toString())
                        .add("DAYS", month -> Integer.toString(month.days()))
                        .add("PUTS", month -> Long.toString(month.counted().puts()))
                        .add("GETS", month -> Long.toString(month.counted().gets()))
                        .add("LISTS", month -> Long.toString(month.counted().lists()))
                        .add("OTHERS", month -> Long.toString(month.counted().others()))
                        .add("UP", month -> Figures.bytes(month.counted().uploadedBytes()))
                        .add("DOWN", month -> Figures.bytes(month.counted().downloadedBytes()))
                        .add("GB-HOURS", month -> Figures.gigabyteHours(month.byteHours()))
                        .add("MOST", month -> Figures.bytes(month.maximumBytes()))
                        .add("AVERAGE", month -> Figures.bytes(month.averageBytes())));
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("subscriptionId", subscription);
        days.forEach(day -> json.withArray("days").add(ContractJson.of(day)));
        months.forEach(month -> json.withArray("months").add(month.json()));
        return json;
    }

    /** How much of the day the byte-hours are about. */
    private static String measured(DailyUsage day) {
        long seconds = day.getMeasuredSeconds();
        return seconds >= WHOLE_DAY ? "all day" : "%d:%02d h".formatted(seconds / 3600, seconds / 60 % 60);
    }
}
