package io.stowage.operations.usage;

import io.stowage.contracts.DailyUsage;
import java.math.BigDecimal;
import java.util.function.Function;

/**
 * What is counted and can be charged: one row of an export for each of a day that is not zero. GB are 10^9 bytes;
 * quantities are exact.
 */
enum Meter {
    PUT_REQUESTS("put-requests", "PUT and POST requests", "Requests", day -> whole(day.getPuts())),
    GET_REQUESTS("get-requests", "GET and HEAD requests", "Requests", day -> whole(day.getGets())),
    LIST_REQUESTS("list-requests", "LIST requests", "Requests", day -> whole(day.getLists())),
    OTHER_REQUESTS("other-requests", "Other requests", "Requests", day -> whole(day.getOthers())),
    TRAFFIC_IN("traffic-in", "Traffic in", "GB", day -> gigabytes(whole(day.getUploadedBytes()))),
    TRAFFIC_OUT("traffic-out", "Traffic out", "GB", day -> gigabytes(whole(day.getDownloadedBytes()))),
    STORAGE("storage", "Storage", "GB-Hours", day -> gigabytes(day.getByteHours()));

    private final String id;
    private final String words;
    private final String unit;
    private final Function<DailyUsage, BigDecimal> quantity;

    Meter(String id, String words, String unit, Function<DailyUsage, BigDecimal> quantity) {
        this.id = id;
        this.words = words;
        this.unit = unit;
        this.quantity = quantity;
    }

    /** Stable: for price lists to refer to. */
    String id() {
        return id;
    }

    String words() {
        return words;
    }

    String unit() {
        return unit;
    }

    BigDecimal quantity(DailyUsage day) {
        return quantity.apply(day);
    }

    private static BigDecimal whole(long number) {
        return BigDecimal.valueOf(number);
    }

    private static BigDecimal gigabytes(BigDecimal bytes) {
        return bytes.movePointLeft(9);
    }
}
