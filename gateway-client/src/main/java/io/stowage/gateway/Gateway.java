package io.stowage.gateway;

/**
 * One storage gateway, as its administrator and as its customers see it.
 *
 * <p>Every call blocks and is meant to be made from a virtual thread; interrupting the calling thread cancels the call.
 * Every call fails with a {@link GatewayFailure} and nothing else, apart from {@link IllegalArgumentException} for a
 * value that no gateway could take. Instances are safe for use by many threads.
 */
public interface Gateway extends AutoCloseable {

    /** The name the configuration gives this gateway. */
    String id();

    /**
     * What this gateway can do; a call outside of it ends in {@link GatewayFailure.Rejected}. Where versions of a gateway
     * differ it is asked the first time.
     */
    Capabilities capabilities();

    Users users();

    AccessKeys accessKeys();

    /** Accounts inside a user; needs {@link Capability#ACCOUNTS}. */
    Accounts accounts();

    /** Operation rates and bandwidth; needs {@link Capability#RATE_LIMITS}. */
    Limits limits();

    /** Bounds on stored bytes; needs {@link Capability#QUOTAS}. */
    Quotas quotas();

    /** What users may do; needs {@link Capability#POLICIES}. */
    Policies policies();

    /** Buckets as the administrator sees them. */
    Buckets buckets();

    /** Counted operations and traffic; needs {@link Capability#OPERATION_USAGE}. */
    Usage usage();

    /**
     * The gateway's S3 side with a customer's key, always signed with V4. The key is not checked before the first call.
     * Cheap: connections are shared by all customers of this gateway.
     */
    CustomerStorage storage(AccessKey key);

    /**
     * The S3 side on behalf of a user, for what its owner alone may do: with one of its keys where the gateway tells
     * secrets, with the administrator's where administrators may do everything.
     *
     * @param user as last seen; where its keys are used it has one, and is enabled
     * @throws IllegalArgumentException if it has none
     */
    CustomerStorage storageOf(GatewayUser user);

    /** What a customer is told to connect to. */
    Endpoint endpoint();

    Availability availability();

    /** Ends all connections; calls under way fail. */
    @Override
    void close();
}
