package io.stowage.simulator.s3;

import io.stowage.simulator.http.Answer;
import io.stowage.simulator.http.Call;
import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;
import io.stowage.simulator.http.Xml;
import io.stowage.simulator.signing.Caller;
import io.stowage.simulator.state.Blob;
import io.stowage.simulator.state.Bucket;
import io.stowage.simulator.state.BucketSize;
import io.stowage.simulator.state.Effects;
import io.stowage.simulator.state.GatewayState;
import io.stowage.simulator.state.Upload;
import io.stowage.simulator.state.User;
import io.stowage.simulator.usage.SimulatorClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Buckets: list, create, head, location, versioning, delete many objects, delete. */
final class BucketCalls {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    /** Samples show epochs of five digits; only that they differ matters. */
    private static final long FIRST_EPOCH = 16384;

    private final GatewayState state;
    private final Premises premises;
    private final ObjectShelf shelf;
    private final SimulatorClock clock;
    private final Effects effects;
    private final Rights rights;

    BucketCalls(
            GatewayState state,
            Premises premises,
            ObjectShelf shelf,
            SimulatorClock clock,
            Effects effects,
            Rights rights) {
        this.state = state;
        this.premises = premises;
        this.shelf = shelf;
        this.clock = clock;
        this.effects = effects;
        this.rights = rights;
    }

    Answer list(Call call, Caller caller) {
        User user = Premises.known(caller);
        List<Bucket> buckets = state.read(() -> rights.visibleTo(user));
        return Answer.xml(
                200,
                Xml.document(
                        "ListAllMyBucketsResult",
                        xml -> xml.element(
                                        "Owner",
                                        owner -> owner.text("ID", user.id()).text("DisplayName", user.email()))
                                .element(
                                        "Buckets",
                                        list -> buckets.forEach(bucket -> list.element(
                                                "Bucket",
                                                element -> element.text("Name", bucket.name())
                                                        .text("CreationDate", ObjectHeaders.iso(bucket.created())))))));
    }

    Answer create(Call call, Caller caller) {
        call.document();
        User user = Premises.known(caller);
        String name = ObjectPath.of(call.rawPath()).bucket();
        if (!NAME.matcher(name).matches()) {
            throw new Refusal(S3Error.INVALID_BUCKET_NAME, "The name is not valid for a bucket.");
        }
        state.change(() -> {
            @Nullable Bucket existing = state.buckets().get(name);
            if (existing == null) {
                long epoch = FIRST_EPOCH + state.next("epochs");
                BucketSize size = BucketSize.emptyAt(clock.hour());
                state.buckets().put(name, new Bucket(name, epoch, user.id(), clock.instant(), size));
                effects.happened("s3.createBucket", user, name);
            } else {
                rights.isThere(existing, user);
            }
        });
        return Answer.empty(200).with("Location", '/' + name);
    }

    Answer head(Call call, Caller caller) {
        state.read(() -> premises.entered(ObjectPath.of(call.rawPath()).bucket(), caller));
        return Answer.empty(200);
    }

    Answer location(Call call, Caller caller) {
        head(call, caller);
        return Answer.xml(200, Xml.document("LocationConstraint", xml -> {}));
    }

    Answer versioning(Call call, Caller caller) {
        head(call, caller);
        return Answer.xml(200, Xml.document("VersioningConfiguration", xml -> {}));
    }

    Answer deleteObjects(Call call, Caller caller) {
        String bucket = ObjectPath.of(call.rawPath()).bucket();
        XmlBody.Content wanted = XmlBody.read(call, "Object");
        if (wanted.items().size() > 1000) {
            throw new Refusal(S3Error.MALFORMED_XML, "No more than 1000 objects can be deleted at once.");
        }
        List<ObjectPath> paths = wanted.items().stream()
                .map(fields -> new ObjectPath(bucket, fields.getOrDefault("Key", "")))
                .toList();
        shelf.remove(paths, caller);
        boolean quiet = wanted.fields().getOrDefault("Quiet", "false").equals("true");
        return Answer.xml(200, Xml.document("DeleteResult", xml -> {
            if (!quiet) {
                paths.forEach(path -> xml.element("Deleted", deleted -> deleted.text("Key", path.key())));
            }
        }));
    }

    /** Uploads under way go with the bucket. */
    Answer delete(Call call, Caller caller) {
        String name = ObjectPath.of(call.rawPath()).bucket();
        List<Blob> parts = new ArrayList<>();
        state.change(() -> {
            Bucket bucket = premises.entered(name, caller);
            if (!premises.objects(name).isEmpty()) {
                throw new Refusal(S3Error.BUCKET_NOT_EMPTY, "The bucket is not empty.");
            }
            for (Map.Entry<String, Upload> upload :
                    new ArrayList<>(state.uploads().rows().entrySet())) {
                if (upload.getValue().bucket().equals(name)) {
                    state.uploads().remove(upload.getKey());
                    parts.addAll(upload.getValue().parts().values());
                }
            }
            state.buckets().remove(name);
            state.limits().remove("bucket:" + name);
            state.quotas().remove("bucket:" + name);
            effects.happened("s3.deleteBucket", Premises.known(caller), bucket.name());
        });
        parts.forEach(state.blobs()::remove);
        return Answer.empty(204);
    }
}
