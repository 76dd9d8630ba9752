package io.stowage.gateway.minio;

import io.stowage.gateway.BucketName;
import io.stowage.gateway.CallInfo;
import io.stowage.gateway.CustomerStorage;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.StoredObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The S3 side with the administrator's key, shut to everything that is not the one user's. */
final class OwnStorage implements CustomerStorage {

    private final String gatewayId;
    private final String user;
    private final CustomerStorage everything;

    OwnStorage(String gatewayId, String user, CustomerStorage everything) {
        this.gatewayId = gatewayId;
        this.user = user;
        this.everything = everything;
    }

    @Override
    public void createBucket(BucketName bucket) {
        everything.createBucket(own(bucket));
    }

    @Override
    public boolean hasBucket(BucketName bucket) {
        return everything.hasBucket(own(bucket));
    }

    @Override
    public List<BucketName> buckets() {
        return everything.buckets().stream()
                .filter(bucket -> UserNames.owns(user, bucket))
                .toList();
    }

    @Override
    public void deleteBucket(BucketName bucket) {
        everything.deleteBucket(own(bucket));
    }

    @Override
    public void put(BucketName bucket, String key, byte[] content) {
        everything.put(own(bucket), key, content);
    }

    @Override
    public Optional<byte[]> get(BucketName bucket, String key) {
        return everything.get(own(bucket), key);
    }

    @Override
    public void delete(BucketName bucket, String key) {
        everything.delete(own(bucket), key);
    }

    @Override
    public void forEachObject(BucketName bucket, Consumer<? super StoredObject> consumer) {
        everything.forEachObject(own(bucket), consumer);
    }

    @Override
    public long empty(BucketName bucket) {
        return everything.empty(own(bucket));
    }

    @Override
    public long abortUploads(BucketName bucket) {
        return everything.abortUploads(own(bucket));
    }

    private BucketName own(BucketName bucket) {
        if (!UserNames.owns(user, bucket)) {
            throw new GatewayFailure.Rejected(
                    CallInfo.notMade(gatewayId, "work on bucket"),
                    GatewayFailure.Rejected.FOREIGN_BUCKET,
                    "bucket " + bucket + " is not one of user " + user);
        }
        return bucket;
    }
}
