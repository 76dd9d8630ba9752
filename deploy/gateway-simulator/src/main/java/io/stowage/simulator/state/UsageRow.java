package io.stowage.simulator.state;

/** Operations and object bytes of one key. */
public record UsageRow(UsageKey key, long put, long get, long list, long other, long uploaded, long downloaded) {
    public static UsageRow nothing(UsageKey key) {
        return new UsageRow(key, 0, 0, 0, 0, 0, 0);
    }

    public UsageRow negated() {
        return new UsageRow(key, -put, -get, -list, -other, -uploaded, -downloaded);
    }

    public UsageRow plus(UsageRow more) {
        return new UsageRow(
                key,
                put + more.put,
                get + more.get,
                list + more.list,
                other + more.other,
                uploaded + more.uploaded,
                downloaded + more.downloaded);
    }
}
