package io.stowage.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The buckets of a gateway, as its administrator sees them. Buckets are made and deleted by their owner only. */
public interface Buckets {

    /** Passes every bucket, one by one. For partial results and exceptions see {@link Users#forEach}. */
    void forEach(Consumer<? super GatewayBucket> consumer);

    /** Passes the buckets that belong to exactly this user, one by one; none for an absent user. */
    void forEachOf(UserRef user, Consumer<? super GatewayBucket> consumer);

    default List<GatewayBucket> of(UserRef user) {
        var buckets = new ArrayList<GatewayBucket>();
        forEachOf(user, buckets::add);
        return List.copyOf(buckets);
    }
}
