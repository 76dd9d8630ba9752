package io.stowage.gateway.minio;

import static io.stowage.gateway.GatewayFailure.Rejected.INEXPRESSIBLE;
import static io.stowage.gateway.GatewayFailure.Rejected.NOT_AS_WRITTEN;
import static io.stowage.gateway.GatewayFailure.Rejected.NOT_SUPPORTED;

import io.stowage.gateway.BucketName;
import io.stowage.gateway.QuotaTarget;
import io.stowage.gateway.Quotas;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.http.Answer;
import io.stowage.gateway.http.CallKind;
import io.stowage.gateway.http.HttpCall;
import io.stowage.gateway.http.Query;
import io.stowage.gateway.json.Fields;
import io.stowage.gateway.json.Json;
import java.util.Map;
import java.util.OptionalLong;

/** Quotas of buckets, to the byte; MinIO knows no others. */
final class MinioQuotas implements Quotas {

    private static final CallKind READ = CallKind.read("quotas.read", "read quota");
    private static final CallKind WRITE = CallKind.repeatableWrite("quotas.write", "write quota");
    private static final CallKind REMOVE = CallKind.repeatableWrite("quotas.delete", "remove quota");

    private final AdminCalls calls;

    MinioQuotas(AdminCalls calls) {
        this.calls = calls;
    }

    @Override
    public OptionalLong read(QuotaTarget target) {
        return calls.ask(
                new HttpCall(READ, "GET", addressed("get-bucket-quota", target, READ)).orAbsent(), MinioQuotas::size);
    }

    @Override
    public void write(QuotaTarget target, long bytes) {
        var query = addressed("set-bucket-quota", target, WRITE);
        if (!expressible(bytes)) {
            throw calls.refused(WRITE, INEXPRESSIBLE, bytes + " bytes are no quota");
        }
        // Older releases read quota, newer ones size.
        calls.tell(new HttpCall(
                WRITE, "PUT", query, AdminCalls.plain(Map.of("quota", bytes, "size", bytes, "quotatype", "hard"))));
        var now = read(target);
        if (now.isEmpty() || now.getAsLong() != bytes) {
            throw calls.refused(
                    WRITE,
                    NOT_AS_WRITTEN,
                    "wrote " + bytes + " bytes, the gateway reports "
                            + (now.isEmpty() ? "no quota" : now.getAsLong() + " bytes"));
        }
    }

    @Override
    public void remove(QuotaTarget target) {
        calls.tell(new HttpCall(
                        REMOVE,
                        "PUT",
                        addressed("set-bucket-quota", target, REMOVE),
                        AdminCalls.plain(Map.of("quota", 0)))
                .orAbsent());
    }

    @Override
    public long step() {
        return 1;
    }

    /** Zero, an empty object and null all occur, and mean that there is none. */
    private static OptionalLong size(Answer answer) {
        if (answer.absent()) {
            return OptionalLong.empty();
        }
        var size = Json.objectOrNull(answer.body())
                .map(fields -> Math.max(count(fields, "size"), count(fields, "quota")))
                .orElse(0L);
        return size == 0 ? OptionalLong.empty() : OptionalLong.of(size);
    }

    private static long count(Fields fields, String name) {
        return fields.has(name) ? fields.count(name) : 0;
    }

    private Query addressed(String command, QuotaTarget target, CallKind kind) {
        return switch (target) {
            case BucketName bucket -> AdminCalls.command(command).with("bucket", bucket.value());
            case UserRef user -> throw notABucket(kind);
            case QuotaTarget.Default.USER, QuotaTarget.Default.BUCKET -> throw notABucket(kind);
        };
    }

    private RuntimeException notABucket(CallKind kind) {
        return calls.refused(kind, NOT_SUPPORTED, "the gateway has quotas of buckets only");
    }
}
