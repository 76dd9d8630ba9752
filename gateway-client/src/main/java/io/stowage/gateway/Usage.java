package io.stowage.gateway;

import java.util.function.BiConsumer;

/**
 * Counted operations and traffic, which the gateway keeps in objects until they are deleted: list, read, keep, delete,
 * and list again while the listing is truncated.
 */
public interface Usage {

    /** The first objects there are. */
    UsageListing list();

    /**
     * Objects after a name, for gateways that know such pages; others ignore both parameters, so expect names at or
     * before {@code after} and more than {@code limit} of them.
     */
    UsageListing list(String after, int limit);

    /**
     * Passes the object's rows, one by one, and returns its header. Use nothing of what was passed if it fails: only a
     * normal return says that all rows were there.
     *
     * @throws GatewayFailure.Rejected with status 404 if there is no such object
     */
    UsageHeader read(String name, BiConsumer<? super UsageHeader, ? super UsageRow> rows);

    /**
     * The object as it is, for people to look at where {@link #read} ends in {@link GatewayFailure.UnreadableAnswer}.
     *
     * @param most bytes of its beginning that are wanted
     * @throws GatewayFailure.Rejected with status 404 if there is no such object
     */
    UsageContent content(String name, int most);

    /** Deletes an object for ever. An absent object is fine. */
    void delete(String name);
}
