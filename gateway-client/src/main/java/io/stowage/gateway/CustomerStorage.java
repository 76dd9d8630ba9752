package io.stowage.gateway;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The S3 side with a customer's key. A refused key is {@link GatewayFailure.Rejected} here, not an outage. Contents are
 * held in memory: this is for housekeeping and checks, not for moving data.
 */
public interface CustomerStorage {

    /**
     * Creates a bucket. One that is the customer's own already is fine.
     *
     * @throws GatewayFailure.Rejected with status 409 if it is someone else's
     */
    void createBucket(BucketName bucket);

    /** Whether the bucket is there and the customer may see it. */
    boolean hasBucket(BucketName bucket);

    List<BucketName> buckets();

    /**
     * Deletes a bucket. An absent one is fine.
     *
     * @throws GatewayFailure.Rejected with status 409 if it is not empty
     */
    void deleteBucket(BucketName bucket);

    /** Stores an object, replacing one of the same key. */
    void put(BucketName bucket, String key, byte[] content);

    Optional<byte[]> get(BucketName bucket, String key);

    /** Deletes an object. An absent one is fine. */
    void delete(BucketName bucket, String key);

    /** Passes every object, one by one. For partial results and exceptions see {@link Users#forEach}. */
    void forEachObject(BucketName bucket, Consumer<? super StoredObject> consumer);

    /**
     * Deletes everything in the bucket, earlier versions too, and gives up unfinished uploads, page by page. May be
     * broken off and repeated at any time; an absent bucket is fine.
     *
     * @return how many objects and versions were deleted
     */
    long empty(BucketName bucket);

    /**
     * Gives up unfinished uploads.
     *
     * @return how many there were
     */
    long abortUploads(BucketName bucket);
}
