package io.stowage.simulator.s3;

import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;
import io.stowage.simulator.signing.Caller;
import io.stowage.simulator.state.Bucket;
import io.stowage.simulator.state.GatewayState;
import io.stowage.simulator.state.StoredObject;
import io.stowage.simulator.state.Upload;
import io.stowage.simulator.state.User;
import io.stowage.simulator.usage.SimulatorClock;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** Buckets, objects and uploads, for those who may enter. Used inside read and change. */
final class Premises {
    private final GatewayState state;
    private final SimulatorClock clock;
    private final Rights rights;

    Premises(GatewayState state, SimulatorClock clock, Rights rights) {
        this.state = state;
        this.clock = clock;
        this.rights = rights;
    }

    static User known(Caller caller) {
        return switch (caller) {
            case Caller.Known known -> known.user();
            case Caller.Anonymous anonymous -> throw denied();
        };
    }

    Bucket entered(String name, Caller caller) {
        @Nullable Bucket bucket = state.buckets().get(name);
        if (bucket == null) {
            throw new Refusal(S3Error.NO_SUCH_BUCKET, "There is no such bucket.");
        }
        if (!rights.mayEnter(bucket, known(caller))) {
            throw denied();
        }
        return bucket;
    }

    StoredObject object(ObjectPath path, Caller caller) {
        entered(path.bucket(), caller);
        @Nullable StoredObject object = state.objects().get(path.row());
        if (object == null) {
            throw new Refusal(S3Error.NO_SUCH_KEY, "There is no such object.");
        }
        return object;
    }

    Upload upload(ObjectPath path, String id, Caller caller) {
        entered(path.bucket(), caller);
        @Nullable Upload upload = state.uploads().get(id);
        if (upload == null
                || !upload.bucket().equals(path.bucket())
                || !upload.key().equals(path.key())) {
            throw new Refusal(S3Error.NO_SUCH_UPLOAD, "There is no such multipart upload.");
        }
        return upload;
    }

    /** A bucket's objects by row, in key order. */
    NavigableMap<String, StoredObject> objects(String bucket) {
        return state.objects().rows().subMap(bucket + '/', true, bucket + (char) ('/' + 1), false);
    }

    /** Keeps the bucket's size in step with its objects. */
    void resize(Bucket bucket, long bytes) {
        state.buckets().put(bucket.name(), bucket.withSize(bucket.size().changedBy(bytes, clock.hour())));
    }

    private static Refusal denied() {
        return new Refusal(S3Error.ACCESS_DENIED, "Access denied.");
    }
}
