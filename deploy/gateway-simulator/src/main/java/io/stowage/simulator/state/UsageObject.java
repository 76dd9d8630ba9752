package io.stowage.simulator.state;

import java.util.List;

/**
 * A statistics object.
 *
 * @param startTs seconds since 1970
 * @param period the seconds it really covers, which the name need not tell
 */
public record UsageObject(String name, long startTs, long period, List<UsageRow> items) {
    public UsageObject {
        items = List.copyOf(items);
    }
}
