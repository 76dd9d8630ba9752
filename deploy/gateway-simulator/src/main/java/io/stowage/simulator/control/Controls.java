package io.stowage.simulator.control;

import io.stowage.simulator.admin.Dialect;
import io.stowage.simulator.admin.UsageListing;
import io.stowage.simulator.faults.CallRecord;
import io.stowage.simulator.faults.Faults;
import io.stowage.simulator.state.Bucket;
import io.stowage.simulator.state.Effect;
import io.stowage.simulator.state.UsageObject;
import io.stowage.simulator.state.UsageRow;
import io.stowage.simulator.state.User;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What can be done to a running simulator, and seen of it, from outside of the gateway's protocols. */
public interface Controls {
    URI endpoint();

    Dialect dialect();

    Faults faults();

    /** The gateway's time. */
    Instant now();

    /** Signatures are still compared with the real clock. */
    void advanceClock(Duration by);

    void listUsage(UsageListing rules);

    /** Writes a statistics object of what was counted since the last one, if anything was. */
    void closeUsagePeriod();

    /** Writes a statistics object as told, in place of one of its name; the totals change with it. */
    void writeUsageObject(UsageObject object);

    /** Statistics objects that are there. */
    List<UsageObject> usageObjects();

    /** A statistics object is answered with these bytes from now on: half-written, or of no form at all. */
    void spoilUsageObject(String name, byte[] body);

    /** Takes back {@link #spoilUsageObject}. */
    void mendUsageObject(String name);

    /** Others wait. */
    void serveAtOnce(int calls);

    /** Everything ever counted per bucket, epoch and user. */
    List<UsageRow> totals();

    /** What was counted per bucket, epoch and user and is in no statistics object yet. */
    List<UsageRow> usageWindow();

    /** Everything that really changed, oldest first. @param after number of the last one known; 0 for all */
    List<Effect> effects(long after);

    /** The latest calls, oldest first. */
    List<CallRecord> calls();

    /** Calls received since the start, by kind. */
    Map<String, Long> callCounts();

    List<User> users();

    List<Bucket> buckets();
}
