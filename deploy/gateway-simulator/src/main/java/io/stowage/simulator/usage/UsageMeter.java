package io.stowage.simulator.usage;

import io.stowage.simulator.state.GatewayState;
import io.stowage.simulator.state.Table;
import io.stowage.simulator.state.UsageKey;
import io.stowage.simulator.state.UsageObject;
import io.stowage.simulator.state.UsageRow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts what customers do and writes a statistics object per usage period. A period begins with its first call and
 * ends with the clock's next multiple of the nominal period: so the object's name tells the nominal period and its body
 * the seconds really covered, as in the documents' samples.
 */
public final class UsageMeter {
    private static final String START = "usage-window-start";
    private static final String PREVIOUS_END = "usage-window-previous-end";
    private static final DateTimeFormatter NAME_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'.000Z'").withZone(ZoneOffset.UTC);

    private final GatewayState state;
    private final InstantSource clock;
    private final long nominalPeriod;
    private final String serviceId;

    /** @param serviceId hexadecimal, as it stands in names and bodies */
    public UsageMeter(GatewayState state, InstantSource clock, Duration nominalPeriod, String serviceId) {
        this.state = state;
        this.clock = clock;
        this.nominalPeriod = nominalPeriod.toSeconds();
        this.serviceId = serviceId;
    }

    public void count(UsageKey key, Operation operation, long uploaded, long downloaded) {
        UsageRow once = operation.once(key, uploaded, downloaded);
        state.change(() -> {
            closeWhenDue();
            if (state.number(START) == 0) {
                state.setNumber(START, Math.max(now(), state.number(PREVIOUS_END)));
            }
            add(state.window(), once);
            add(state.totals(), once);
        });
    }

    /** Writes the statistics object of a period that is over. */
    public void closeWhenDue() {
        state.change(() -> {
            long start = state.number(START);
            long end = (start / nominalPeriod + 1) * nominalPeriod;
            if (start > 0 && now() >= end) {
                close(start, end);
            }
        });
    }

    /** Writes a statistics object of what was counted so far, if anything was. */
    public void closeNow() {
        state.change(() -> {
            closeWhenDue();
            long start = state.number(START);
            if (start > 0) {
                close(start, Math.max(start + 1, now()));
            }
        });
    }

    /**
     * Writes a statistics object as it is told, in place of one of its name; the totals change by the difference. Once
     * written, an object of the gateway's own is not changed any more, but others have been seen to.
     */
    public void write(UsageObject object) {
        state.change(() -> {
            @Nullable UsageObject before = state.usageObjects().get(object.name());
            if (before != null) {
                before.items().forEach(row -> add(state.totals(), row.negated()));
            }
            state.usageObjects().put(object.name(), object);
            object.items().forEach(row -> add(state.totals(), row));
        });
    }

    public List<UsageObject> objects() {
        return state.read(() -> new ArrayList<>(state.usageObjects().rows().values()));
    }

    /** Everything ever counted, independent of statistics objects. */
    public List<UsageRow> totals() {
        return state.read(() -> new ArrayList<>(state.totals().rows().values()));
    }

    /** What was counted since the last statistics object. */
    public List<UsageRow> window() {
        closeWhenDue();
        return state.read(() -> new ArrayList<>(state.window().rows().values()));
    }

    private void close(long start, long end) {
        String name =
                "s3-usage-" + serviceId + '-' + NAME_TIME.format(Instant.ofEpochSecond(start)) + '-' + nominalPeriod;
        List<UsageRow> items = new ArrayList<>(state.window().rows().values());
        state.usageObjects().put(name, new UsageObject(name, start, end - start, items));
        items.forEach(row -> state.window().remove(row.key().row()));
        state.setNumber(START, 0);
        state.setNumber(PREVIOUS_END, end);
    }

    private static void add(Table<UsageRow> rows, UsageRow more) {
        String row = more.key().row();
        @Nullable UsageRow before = rows.get(row);
        rows.put(row, before == null ? more : before.plus(more));
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
