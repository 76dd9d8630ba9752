package io.stowage.gateway.s3;

import io.stowage.gateway.BucketName;
import io.stowage.gateway.CustomerStorage;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.StoredObject;
import io.stowage.gateway.http.CallKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/** A customer's side of a gateway. */
final class S3Storage implements CustomerStorage {

    private static final CallKind CREATE_BUCKET = CallKind.repeatableWrite("s3.createBucket", "create bucket");
    private static final CallKind HEAD_BUCKET = CallKind.read("s3.headBucket", "look for bucket");
    private static final CallKind LIST_BUCKETS = CallKind.read("s3.listBuckets", "list own buckets");
    private static final CallKind DELETE_BUCKET = CallKind.repeatableWrite("s3.deleteBucket", "delete bucket");
    private static final CallKind PUT_OBJECT = CallKind.repeatableWrite("s3.putObject", "put object");
    private static final CallKind GET_OBJECT = CallKind.read("s3.getObject", "get object");
    private static final CallKind DELETE_OBJECT = CallKind.repeatableWrite("s3.deleteObject", "delete object");
    private static final CallKind LIST_OBJECTS = CallKind.read("s3.listObjects", "list objects");

    private final S3Calls calls;

    S3Storage(S3Calls calls) {
        this.calls = calls;
    }

    @Override
    public void createBucket(BucketName bucket) {
        try {
            calls.make(
                    CREATE_BUCKET,
                    s3 -> s3.createBucket(
                            request -> request.bucket(bucket.value()).overrideConfiguration(calls::sign)));
        } catch (GatewayFailure.Rejected refused) {
            // Some gateways have one code for a bucket of one's own, and some the same as for someone else's.
            var own = "BucketAlreadyOwnedByYou".equals(refused.code())
                    || (refused.status().orElse(0) == 409 && buckets().contains(bucket));
            if (!own) {
                throw refused;
            }
        }
    }

    @Override
    public boolean hasBucket(BucketName bucket) {
        return calls.makeIfThere(
                        HEAD_BUCKET,
                        s3 -> s3.headBucket(
                                request -> request.bucket(bucket.value()).overrideConfiguration(calls::sign)))
                .isPresent();
    }

    @Override
    public List<BucketName> buckets() {
        return seen().stream().map(SeenBucket::name).toList();
    }

    List<SeenBucket> seen() {
        return calls
                .make(LIST_BUCKETS, s3 -> s3.listBuckets(request -> request.overrideConfiguration(calls::sign)))
                .buckets()
                .stream()
                .map(bucket -> new SeenBucket(new BucketName(bucket.name()), bucket.creationDate()))
                .toList();
    }

    @Override
    public void deleteBucket(BucketName bucket) {
        calls.makeIfThere(
                DELETE_BUCKET,
                s3 -> s3.deleteBucket(request -> request.bucket(bucket.value()).overrideConfiguration(calls::sign)));
    }

    @Override
    public void put(BucketName bucket, String key, byte[] content) {
        calls.make(
                PUT_OBJECT,
                s3 -> s3.putObject(
                        request -> request.bucket(bucket.value()).key(key).overrideConfiguration(calls::sign),
                        RequestBody.fromBytes(content)));
    }

    @Override
    public Optional<byte[]> get(BucketName bucket, String key) {
        return calls.makeIfThere(
                GET_OBJECT,
                s3 -> s3.getObjectAsBytes(request ->
                                request.bucket(bucket.value()).key(key).overrideConfiguration(calls::sign))
                        .asByteArray());
    }

    @Override
    public void delete(BucketName bucket, String key) {
        calls.makeIfThere(
                DELETE_OBJECT,
                s3 -> s3.deleteObject(
                        request -> request.bucket(bucket.value()).key(key).overrideConfiguration(calls::sign)));
    }

    @Override
    public void forEachObject(BucketName bucket, Consumer<? super StoredObject> consumer) {
        var page = page(bucket, null);
        while (true) {
            page.contents().forEach(object -> consumer.accept(new StoredObject(object.key(), object.size())));
            if (!Boolean.TRUE.equals(page.isTruncated())) {
                return;
            }
            page = page(bucket, page.nextContinuationToken());
        }
    }

    @Override
    public long empty(BucketName bucket) {
        return new BucketEmptying(calls, bucket).run();
    }

    @Override
    public long abortUploads(BucketName bucket) {
        return new BucketEmptying(calls, bucket).abortUploads();
    }

    private ListObjectsV2Response page(BucketName bucket, @Nullable String from) {
        return calls.make(
                LIST_OBJECTS,
                s3 -> s3.listObjectsV2(request ->
                        request.bucket(bucket.value()).continuationToken(from).overrideConfiguration(calls::sign)));
    }
}
