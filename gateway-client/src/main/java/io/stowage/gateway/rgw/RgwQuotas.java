package io.stowage.gateway.rgw;

import static io.stowage.gateway.GatewayFailure.Rejected.INEXPRESSIBLE;
import static io.stowage.gateway.GatewayFailure.Rejected.NOT_AS_WRITTEN;
import static io.stowage.gateway.GatewayFailure.Rejected.NOT_SUPPORTED;

import io.stowage.gateway.BucketName;
import io.stowage.gateway.QuotaTarget;
import io.stowage.gateway.Quotas;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.http.CallKind;
import io.stowage.gateway.http.HttpCall;
import io.stowage.gateway.http.Query;
import io.stowage.gateway.json.Fields;
import io.stowage.gateway.json.Json;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Quotas in kB of 1024 bytes, the only size that the gateway takes for buckets as well as for users. A quota on a user is
 * on all its buckets together. The number of objects is left as it is.
 */
final class RgwQuotas implements Quotas {

    static final long KILOBYTE = 1024;

    private static final CallKind READ = CallKind.read("quotas.read", "read quota");
    private static final CallKind WRITE = CallKind.repeatableWrite("quotas.write", "write quota");
    private static final CallKind REMOVE = CallKind.repeatableWrite("quotas.delete", "remove quota");

    private final RgwCalls calls;
    private final RgwBuckets buckets;
    private final UserLookup lookup;
    private final UserTurns turns;

    RgwQuotas(RgwCalls calls, RgwBuckets buckets, UserLookup lookup, UserTurns turns) {
        this.calls = calls;
        this.buckets = buckets;
        this.lookup = lookup;
        this.turns = turns;
    }

    @Override
    public OptionalLong read(QuotaTarget target) {
        return switch (target) {
            case UserRef user ->
                calls.ask(new HttpCall(READ, "GET", ofUser(user)), answer -> size(Json.object(answer.body())));
            case BucketName bucket -> size(bucket(bucket, READ).object("bucket_quota"));
            case QuotaTarget.Default gatewaysOwn -> throw noDefaults(READ);
        };
    }

    @Override
    public void write(QuotaTarget target, long bytes) {
        if (!expressible(bytes)) {
            throw calls.refused(WRITE, INEXPRESSIBLE, bytes + " bytes are not a positive number of whole kB of 1024");
        }
        change(WRITE, target, "true", Optional.of(Long.toString(bytes / KILOBYTE)));
        var now = read(target);
        if (now.isEmpty() || now.getAsLong() != bytes) {
            throw calls.refused(
                    WRITE,
                    NOT_AS_WRITTEN,
                    "wrote " + bytes + " bytes, the gateway reports "
                            + (now.isEmpty() ? "no quota" : now.getAsLong() + " bytes"));
        }
    }

    /** The size stays written and is not in force: as a number for "none" the gateway would store -1024. */
    @Override
    public void remove(QuotaTarget target) {
        change(REMOVE, target, "false", Optional.empty());
    }

    @Override
    public long step() {
        return KILOBYTE;
    }

    private void change(CallKind kind, QuotaTarget target, String enabled, Optional<String> kilobytes) {
        switch (target) {
            case UserRef user ->
                turns.take(user.id().value(), kind, () -> {
                    lookup.forWriting(user, kind);
                    tell(kind, ofUser(user), enabled, kilobytes);
                });
            case BucketName bucket -> {
                // The gateway takes any existing user for the owner, so the true one is asked for.
                var owner = BucketJson.owner(bucket(bucket, kind));
                var query = RgwBuckets.part("quota").with("uid", owner).with("bucket", bucket.value());
                tell(kind, query, enabled, kilobytes);
            }
            case QuotaTarget.Default gatewaysOwn -> throw noDefaults(kind);
        }
    }

    private void tell(CallKind kind, Query target, String enabled, Optional<String> kilobytes) {
        var query = target.with("enabled", enabled);
        calls.tell(new HttpCall(
                kind,
                "PUT",
                kilobytes.map(size -> query.with("max-size-kb", size)).orElse(query)));
    }

    private Fields bucket(BucketName bucket, CallKind purpose) {
        return buckets.find(bucket)
                .orElseThrow(() -> calls.absent(purpose, "NoSuchBucket", "there is no bucket " + bucket));
    }

    private RuntimeException noDefaults(CallKind kind) {
        return calls.refused(kind, NOT_SUPPORTED, "its default quotas are in the gateway's own configuration");
    }

    private static Query ofUser(UserRef user) {
        return UserLookup.partOf(user.id().value(), "quota").with("quota-type", "user");
    }

    private static OptionalLong size(Fields quota) {
        var bytes = quota.signed("max_size").longValueExact();
        return quota.truth("enabled") && bytes >= 0 ? OptionalLong.of(bytes) : OptionalLong.empty();
    }
}
