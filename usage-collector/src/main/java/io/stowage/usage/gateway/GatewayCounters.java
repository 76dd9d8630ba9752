package io.stowage.usage.gateway;

import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.Usage;
import io.stowage.gateway.UsageContent;
import io.stowage.gateway.UsageHeader;
import io.stowage.gateway.UsageListing;
import io.stowage.gateway.UsageRow;
import io.stowage.usage.collection.CounterSource;
import io.stowage.usage.counter.CountedObject;
import io.stowage.usage.counter.Counters;
import io.stowage.usage.counter.Figures;
import io.stowage.usage.counter.Window;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Counters of one gateway, through the gateway client. */
public final class GatewayCounters implements CounterSource {

    /** Names asked for in one listing, where the gateway heeds it. */
    private static final int NAMES = 500;

    private static final OptionalInt NOT_FOUND = OptionalInt.of(404);

    private final Usage usage;
    private final Kept kept;
    private final int longestContent;

    /** @param longestContent bytes that are shown of an object that is not in its form */
    public GatewayCounters(Usage usage, Kept kept, int longestContent) {
        this.usage = usage;
        this.kept = kept;
        this.longestContent = longestContent;
    }

    @Override
    public Kept kept() {
        return kept;
    }

    @Override
    public Listing list() {
        Listing listing = list(usage::list);
        // A client saw listings of more than about 710 names end in broken JSON.
        return listing instanceof Listing.NotListed not
                        && not.trouble().reasonClass().equals("unreadable-answer")
                ? listAfter("")
                : listing;
    }

    @Override
    public Listing listAfter(String name) {
        return list(() -> usage.list(name, NAMES));
    }

    private static Listing list(Supplier<UsageListing> call) {
        try {
            UsageListing listing = call.get();
            return new Listing.Names(listing.names(), listing.truncated());
        } catch (GatewayFailure failure) {
            return new Listing.NotListed(GatewayTrouble.of(failure));
        }
    }

    @Override
    public Reading read(String name, int mostCounters) {
        Counters.Builder counters = new Counters.Builder();
        try {
            UsageHeader header = usage.read(name, (ofAll, row) -> {
                if (counters.size() == mostCounters) {
                    throw new TooManyCounters();
                }
                add(counters, row);
            });
            Window window =
                    new Window(header.start(), Math.toIntExact(header.period().toSeconds()));
            return new Reading.Readable(new CountedObject(name, header.serviceId(), window, counters.build()));
        } catch (GatewayFailure.UnreadableAnswer unreadable) {
            return unreadable(name, unreadable);
        } catch (GatewayFailure failure) {
            return failure.status().equals(NOT_FOUND)
                    ? new Reading.Absent()
                    : new Reading.NotRead(GatewayTrouble.of(failure));
        } catch (TooManyCounters tooMany) {
            return new Reading.Unreadable(
                    "it has more than %d counters".formatted(mostCounters), Optional.empty(), "too many counters");
        } catch (ArithmeticException outOfRange) {
            return new Reading.Unreadable("its period is out of range", Optional.empty(), "period out of range");
        }
    }

    /** Asked for once more, as it is: by now it may be another one, or gone. */
    private Reading unreadable(String name, GatewayFailure.UnreadableAnswer unreadable) {
        try {
            UsageContent content = usage.content(name, longestContent);
            return new Reading.Unreadable(
                    String.valueOf(unreadable.getMessage()), Optional.of(content.beginning()), content.digest());
        } catch (GatewayFailure failure) {
            return failure.status().equals(NOT_FOUND)
                    ? new Reading.Absent()
                    : new Reading.NotRead(GatewayTrouble.of(failure));
        }
    }

    @Override
    public Deletion delete(String name) {
        try {
            usage.delete(name);
            return new Deletion.Deleted();
        } catch (GatewayFailure failure) {
            return new Deletion.NotDeleted(GatewayTrouble.of(failure));
        }
    }

    private static void add(Counters.Builder counters, UsageRow row) {
        counters.add(
                row.bucket(),
                row.epoch(),
                row.userId(),
                row.tag(),
                new Figures(row.puts(), row.gets(), row.lists(), row.others(), row.uploaded(), row.downloaded()));
    }

    /** Ends the reading of an object that nobody could hold. */
    private static final class TooManyCounters extends RuntimeException {

        TooManyCounters() {
            super(null, null, false, false);
        }
    }
}
