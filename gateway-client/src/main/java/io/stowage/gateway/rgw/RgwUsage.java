package io.stowage.gateway.rgw;

import io.stowage.gateway.Usage;
import io.stowage.gateway.UsageContent;
import io.stowage.gateway.UsageHeader;
import io.stowage.gateway.UsageListing;
import io.stowage.gateway.UsageRow;
import io.stowage.gateway.http.CallKind;
import io.stowage.gateway.http.HttpCall;
import io.stowage.gateway.http.MalformedAnswer;
import io.stowage.gateway.http.PassedOn;
import io.stowage.gateway.http.Query;
import io.stowage.gateway.json.Fields;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The usage log as objects: one for each user and hour that is over. The log adds up all hours that are asked for at once
 * and tells the first of them, so exactly one hour is read at a time.
 */
final class RgwUsage implements Usage {

    private static final String PATH = "/admin/usage";
    private static final CallKind LIST = CallKind.read("usage.list", "list usage");
    private static final CallKind READ = CallKind.read("usage.read", "read usage");
    private static final CallKind DELETE = CallKind.repeatableWrite("usage.delete", "trim usage");

    private static final int LONGEST_LISTING = 1000;
    private static final int FORMAT_VERSION = 1;

    /** The log does not tell which of the gateways counted. */
    private static final String SERVICE = "rgw";

    private final RgwCalls calls;
    private final Clock clock;

    RgwUsage(RgwCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public UsageListing list() {
        return list("", LONGEST_LISTING);
    }

    /**
     * The first hours of users and their buckets. Whether later ones follow shows when these are deleted, so that only an
     * empty listing is known to be whole. There are no pages: {@code after} is ignored.
     */
    @Override
    public UsageListing list(String after, int limit) {
        var most = Math.clamp(limit, 1, LONGEST_LISTING);
        var query = entries().with("end", UsageHour.told(UsageHour.endOfTheLast(clock)));
        var names = calls.stream(new HttpCall(LIST, "GET", query), answer -> {
            var found = new LinkedHashSet<String>();
            UsageLog.read(answer.body(), (user, bucket) -> {
                // What nobody can be named for cannot be read or trimmed: without a user the gateway takes all of them.
                if (!user.isEmpty()) {
                    found.add(new UsageHour(BucketJson.time(bucket, "time"), user).name());
                }
                return found.size() < most;
            });
            return found;
        });
        return new UsageListing(names.stream().sorted().toList(), !names.isEmpty());
    }

    @Override
    public UsageHeader read(String name, BiConsumer<? super UsageHeader, ? super UsageRow> rows) {
        var hour = overHour(name);
        var header = new UsageHeader(name, FORMAT_VERSION, SERVICE, hour.start(), UsageHour.LENGTH);
        Consumer<UsageRow> guarded = PassedOn.guarding(row -> rows.accept(header, row));
        if (entriesOf(READ, hour, bucket -> guarded.accept(UsageRows.row(hour.user(), bucket))) == 0) {
            throw calls.absent(READ, "NoSuchUsage", "nothing is counted for " + name);
        }
        return header;
    }

    @Override
    public UsageContent content(String name, int most) {
        return calls.stream(
                new HttpCall(READ, "GET", overHour(name).in(entries())),
                answer -> UsageContent.read(answer.body(), most));
    }

    private UsageHour overHour(String name) {
        return UsageHour.named(name)
                .filter(named -> named.isOver(clock))
                .orElseThrow(() -> calls.absent(READ, "NoSuchUsage", "there is no hour " + name + " that is over"));
    }

    /**
     * Trims exactly this user and hour, and looks before what that is: the gateway takes dates it does not understand for
     * none, and a missing user for all.
     */
    @Override
    public void delete(String name) {
        UsageHour.named(name).filter(named -> named.isOver(clock)).ifPresent(hour -> {
            if (entriesOf(READ, hour, bucket -> {}) > 0) {
                calls.tell(new HttpCall(DELETE, "DELETE", hour.in(Query.to(PATH))).orAbsent());
            }
        });
    }

    private long entriesOf(CallKind kind, UsageHour hour, Consumer<Fields> entries) {
        return calls.stream(new HttpCall(kind, "GET", hour.in(entries())).orAbsent(), answer -> {
            var count = new AtomicLong();
            if (!answer.absent()) {
                UsageLog.read(answer.body(), (user, bucket) -> {
                    if (!user.equals(hour.user())
                            || !BucketJson.time(bucket, "time").equals(hour.start())) {
                        throw new MalformedAnswer("it is about another user or hour than the one asked for");
                    }
                    count.incrementAndGet();
                    entries.accept(bucket);
                    return true;
                });
            }
            return count.get();
        });
    }

    private static Query entries() {
        return Query.to(PATH).with("show-entries", "true").with("show-summary", "false");
    }
}
