package io.stowage.simulator.s3;

import static io.stowage.simulator.usage.Operation.GET;
import static io.stowage.simulator.usage.Operation.LIST;
import static io.stowage.simulator.usage.Operation.OTHER;
import static io.stowage.simulator.usage.Operation.PUT;

import io.stowage.simulator.calls.Route;
import io.stowage.simulator.calls.Router;
import io.stowage.simulator.http.Call;
import io.stowage.simulator.http.Query;
import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;
import io.stowage.simulator.signing.Caller;
import io.stowage.simulator.state.Bucket;
import io.stowage.simulator.state.Effects;
import io.stowage.simulator.state.GatewayState;
import io.stowage.simulator.state.UsageKey;
import io.stowage.simulator.usage.SimulatorClock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The S3 subset, path-style: {@code /bucket/key}. */
public final class S3Calls implements Router {
    private static final List<String> NOT_THERE = List.of(
            "accelerate",
            "acl",
            "analytics",
            "cors",
            "encryption",
            "intelligent-tiering",
            "inventory",
            "legal-hold",
            "lifecycle",
            "logging",
            "metrics",
            "notification",
            "object-lock",
            "ownershipControls",
            "policy",
            "publicAccessBlock",
            "replication",
            "requestPayment",
            "restore",
            "retention",
            "select",
            "tagging",
            "torrent",
            "versionId",
            "versions",
            "website");

    private final GatewayState state;
    private final BucketCalls buckets;
    private final ListingCalls listings;
    private final ObjectCalls objects;
    private final UploadCalls uploads;

    public S3Calls(GatewayState state, SimulatorClock clock, Effects effects, Rights rights) {
        this.state = state;
        Premises premises = new Premises(state, clock, rights);
        ObjectShelf shelf = new ObjectShelf(state, premises);
        this.buckets = new BucketCalls(state, premises, shelf, clock, effects, rights);
        this.listings = new ListingCalls(state, premises);
        this.objects = new ObjectCalls(state, premises, shelf, clock);
        this.uploads = new UploadCalls(state, premises, shelf, clock);
    }

    @Override
    public Route route(Call call) {
        ObjectPath path = ObjectPath.of(call.rawPath());
        for (String word : NOT_THERE) {
            if (call.query().has(word)) {
                throw new Refusal(S3Error.NOT_IMPLEMENTED, "This gateway does not know " + word + ".");
            }
        }
        if (path.bucket().isEmpty()) {
            return account(call);
        }
        return path.key().isEmpty() ? bucket(call) : object(call);
    }

    /** Whom and what a call is counted for. A bucket that is not there counts as the account. */
    public UsageKey usageKey(Call call, Caller caller) {
        @Nullable
        Bucket bucket = state.read(
                () -> state.buckets().get(ObjectPath.of(call.rawPath()).bucket()));
        return bucket == null
                ? new UsageKey("", 0, caller.userId(), "")
                : new UsageKey(bucket.name(), bucket.epoch(), caller.userId(), "");
    }

    private Route account(Call call) {
        if (!call.method().equals("GET")) {
            throw Route.methodNotAllowed(call.method(), "the account");
        }
        // Counted as a get, as the sample of an account-level row shows (Virtuozzo 4.6 API reference, 4.1).
        return Route.s3("listBuckets", GET, buckets::list);
    }

    private Route bucket(Call call) {
        Query query = call.query();
        return switch (call.method()) {
            case "GET" -> {
                if (query.has("location")) {
                    yield Route.s3("locateBucket", GET, buckets::location);
                }
                if (query.has("versioning")) {
                    yield Route.s3("readVersioning", GET, buckets::versioning);
                }
                if (query.has("uploads")) {
                    yield Route.s3("listUploads", LIST, uploads::list);
                }
                yield Route.s3(
                        "listObjects",
                        LIST,
                        query.value("list-type", "").equals("2") ? listings::versionTwo : listings::versionOne);
            }
            case "HEAD" -> Route.s3("headBucket", OTHER, buckets::head);
            case "PUT" -> Route.s3("createBucket", PUT, buckets::create);
            case "DELETE" -> Route.s3("deleteBucket", OTHER, buckets::delete);
            case "POST" -> {
                if (query.has("delete")) {
                    yield Route.s3("deleteObjects", OTHER, buckets::deleteObjects);
                }
                throw Route.methodNotAllowed("POST", "a bucket");
            }
            default -> throw Route.methodNotAllowed(call.method(), "a bucket");
        };
    }

    private Route object(Call call) {
        boolean upload = call.query().has("uploadId");
        return switch (call.method()) {
            case "GET" ->
                upload ? Route.s3("listParts", LIST, uploads::parts) : Route.s3("getObject", GET, objects::get);
            case "HEAD" -> Route.s3("headObject", OTHER, objects::head);
            case "PUT" -> put(call, upload);
            case "DELETE" ->
                upload
                        ? Route.s3("abortUpload", OTHER, uploads::abort)
                        : Route.s3("deleteObject", OTHER, objects::delete);
            case "POST" -> {
                if (call.query().has("uploads")) {
                    yield Route.s3("createUpload", PUT, uploads::create);
                }
                if (upload) {
                    yield Route.s3("completeUpload", PUT, uploads::complete);
                }
                throw Route.methodNotAllowed("POST", "an object");
            }
            default -> throw Route.methodNotAllowed(call.method(), "an object");
        };
    }

    private Route put(Call call, boolean upload) {
        boolean copy = call.header("x-amz-copy-source") != null;
        if (upload && copy) {
            throw new Refusal(S3Error.NOT_IMPLEMENTED, "This gateway does not copy parts.");
        }
        if (upload) {
            return Route.s3("uploadPart", PUT, uploads::part);
        }
        return copy ? Route.s3("copyObject", PUT, objects::copy) : Route.s3("putObject", PUT, objects::put);
    }
}
