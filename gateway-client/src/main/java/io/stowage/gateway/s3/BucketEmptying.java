package io.stowage.gateway.s3;

import io.stowage.gateway.BucketName;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.http.AttemptFailure;
import io.stowage.gateway.http.CallKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

/**
 * Deletes everything in a bucket: objects, then unfinished uploads, then earlier versions. Each page is deleted before the
 * next is listed, so that it may end and begin anew anywhere.
 */
final class BucketEmptying {

    private static final CallKind LIST = CallKind.read("s3.listObjects", "list objects");
    private static final CallKind LIST_VERSIONS = CallKind.read("s3.listObjectVersions", "list object versions");
    private static final CallKind LIST_UPLOADS = CallKind.read("s3.listMultipartUploads", "list unfinished uploads");
    private static final CallKind DELETE = CallKind.repeatableWrite("s3.deleteObjects", "delete objects");
    private static final CallKind ABORT = CallKind.repeatableWrite("s3.abortMultipartUpload", "abort upload");

    /** What may be said of single objects in an answer that is otherwise good, and passes. */
    private static final Set<String> PASSING = Set.of("InternalError", "SlowDown", "ServiceUnavailable");

    private final S3Calls calls;
    private final String bucket;

    BucketEmptying(S3Calls calls, BucketName bucket) {
        this.calls = calls;
        this.bucket = bucket.value();
    }

    long run() {
        var deleted = deleteObjects();
        abortUploads();
        try {
            return deleted + deleteVersions();
        } catch (GatewayFailure.Rejected refused) {
            if (!refused.info().call().equals(LIST_VERSIONS.words())) {
                throw refused;
            }
            // A gateway that keeps no versions refuses to list them. If it does keep some, deleting the bucket will
            // tell.
            return deleted;
        }
    }

    private long deleteObjects() {
        var deleted = 0L;
        @Nullable String from = null;
        do {
            var start = from;
            var page = calls.makeIfThere(
                    LIST,
                    s3 -> s3.listObjectsV2(request ->
                            request.bucket(bucket).continuationToken(start).overrideConfiguration(calls::sign)));
            if (page.isEmpty()) {
                return deleted;
            }
            deleted += delete(page.get().contents().stream()
                    .map(object -> ObjectIdentifier.builder().key(object.key()).build())
                    .toList());
            from = Boolean.TRUE.equals(page.get().isTruncated()) ? page.get().nextContinuationToken() : null;
        } while (from != null);
        return deleted;
    }

    long abortUploads() {
        var aborted = 0L;
        @Nullable String keyMarker = null;
        @Nullable String uploadMarker = null;
        do {
            var key = keyMarker;
            var upload = uploadMarker;
            var page = calls.makeIfThere(
                    LIST_UPLOADS,
                    s3 -> s3.listMultipartUploads(request -> request.bucket(bucket)
                            .keyMarker(key)
                            .uploadIdMarker(upload)
                            .overrideConfiguration(calls::sign)));
            if (page.isEmpty()) {
                return aborted;
            }
            for (var unfinished : page.get().uploads()) {
                calls.makeIfThere(
                        ABORT,
                        s3 -> s3.abortMultipartUpload(request -> request.bucket(bucket)
                                .key(unfinished.key())
                                .uploadId(unfinished.uploadId())
                                .overrideConfiguration(calls::sign)));
                aborted++;
            }
            var more = Boolean.TRUE.equals(page.get().isTruncated());
            keyMarker = more ? page.get().nextKeyMarker() : null;
            uploadMarker = more ? page.get().nextUploadIdMarker() : null;
        } while (keyMarker != null);
        return aborted;
    }

    private long deleteVersions() {
        var deleted = 0L;
        @Nullable String keyMarker = null;
        @Nullable String versionMarker = null;
        do {
            var key = keyMarker;
            var version = versionMarker;
            var page = calls.makeIfThere(
                    LIST_VERSIONS,
                    s3 -> s3.listObjectVersions(request -> request.bucket(bucket)
                            .keyMarker(key)
                            .versionIdMarker(version)
                            .overrideConfiguration(calls::sign)));
            if (page.isEmpty()) {
                return deleted;
            }
            deleted += delete(Stream.concat(
                            page.get().versions().stream().map(one -> identifier(one.key(), one.versionId())),
                            page.get().deleteMarkers().stream().map(one -> identifier(one.key(), one.versionId())))
                    .toList());
            var more = Boolean.TRUE.equals(page.get().isTruncated());
            keyMarker = more ? page.get().nextKeyMarker() : null;
            versionMarker = more ? page.get().nextVersionIdMarker() : null;
        } while (keyMarker != null);
        return deleted;
    }

    private static ObjectIdentifier identifier(String key, String version) {
        return ObjectIdentifier.builder().key(key).versionId(version).build();
    }

    private static AttemptFailure refused(S3Error error) {
        var passing = PASSING.contains(error.code());
        return AttemptFailure.answered(passing ? 503 : 400, error.code(), String.valueOf(error.message()), false);
    }

    private long delete(List<ObjectIdentifier> objects) {
        if (objects.isEmpty()) {
            return 0;
        }
        calls.make(DELETE, s3 -> {
            var errors = s3.deleteObjects(request -> request.bucket(bucket)
                            .delete(some -> some.objects(objects).quiet(true))
                            .overrideConfiguration(calls::sign))
                    .errors();
            if (!errors.isEmpty()) {
                throw refused(errors.getFirst());
            }
            return objects.size();
        });
        return objects.size();
    }
}
