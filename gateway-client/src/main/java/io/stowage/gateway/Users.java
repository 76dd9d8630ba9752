package io.stowage.gateway;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The users of a gateway. */
public interface Users {

    /**
     * Creates a user with a first access key.
     *
     * <p>Not idempotent: asked twice, the gateway makes two users. It is never repeated by itself; where the answer was
     * lost, {@link GatewayFailure.AmbiguousWrite} asks the caller to look with {@link #findByName}.
     */
    GatewayUser create(NewUser user);

    /** The user the gateway finds by this name; of two who share it, the one the gateway chooses. */
    Optional<GatewayUser> findByName(String name);

    /**
     * The user with exactly this id.
     *
     * @throws GatewayFailure.Rejected with {@link GatewayFailure.Rejected#SHADOWED} if the user is there, but the gateway
     *     can look by name only and finds another one by it
     */
    Optional<GatewayUser> find(UserRef user);

    /** All users with this name, by reading the whole listing: dear, but the only way to see a doubled user. */
    List<ListedUser> findAllByName(String name);

    /**
     * Passes every user of the gateway, one by one, without holding the listing in memory. After a failure part of them
     * may have been passed. An exception of the consumer ends the listing and is passed on.
     *
     * @param consumer should return soon and must not call this gateway: it holds one of the concurrent calls, and the
     *     gateway waits for it
     */
    void forEach(Consumer<? super ListedUser> consumer);

    /** Ends the user's work at the S3 side; data stay. Safe to repeat. */
    void disable(UserRef user);

    /** Takes back {@link #disable}. Safe to repeat. */
    void enable(UserRef user);

    /**
     * Deletes the user. An absent user is fine.
     *
     * @throws GatewayFailure.Rejected with status 409 if the user still owns buckets
     */
    void delete(UserRef user);
}
