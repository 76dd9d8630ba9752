package io.stowage.gateway.ostor;

import static io.stowage.gateway.GatewayFailure.Rejected.INEXPRESSIBLE;
import static io.stowage.gateway.GatewayFailure.Rejected.NOT_AS_WRITTEN;

import io.stowage.gateway.BucketName;
import io.stowage.gateway.Capability;
import io.stowage.gateway.QuotaTarget;
import io.stowage.gateway.Quotas;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.http.CallKind;
import io.stowage.gateway.http.HttpCall;
import io.stowage.gateway.http.Query;
import io.stowage.gateway.json.Fields;
import io.stowage.gateway.json.Json;
import java.util.OptionalLong;

/**
 * Quotas on an ostor gateway (Virtuozzo API reference from 4.7 on), written in whole gigabytes.
 *
 * <p>A gigabyte is taken for 2^30 bytes, as elsewhere in these products, since the reference does not say. The API
 * reference has quotas read back in bytes, samples of the integration guide show gigabytes; no quota in bytes is smaller
 * than one gigabyte, and none in gigabytes is as large as 2^30, so the two cannot be confused.
 */
final class OstorQuotas implements Quotas {

    static final long GIGABYTE = 1L << 30;
    private static final CallKind READ = CallKind.read("quotas.read", "read quota");
    private static final CallKind WRITE = CallKind.repeatableWrite("quotas.write", "write quota");
    private static final CallKind REMOVE = CallKind.repeatableWrite("quotas.delete", "remove quota");

    private final OstorCalls calls;

    OstorQuotas(OstorCalls calls) {
        this.calls = calls;
    }

    @Override
    public OptionalLong read(QuotaTarget target) {
        calls.need(Capability.QUOTAS, READ);
        return calls.ask(
                new HttpCall(READ, "GET", addressed(target)).orAbsent(),
                answer -> answer.absent() ? OptionalLong.empty() : size(Json.object(answer.body())));
    }

    @Override
    public void write(QuotaTarget target, long bytes) {
        calls.need(Capability.QUOTAS, WRITE);
        if (!expressible(bytes)) {
            throw calls.refused(WRITE, INEXPRESSIBLE, bytes + " bytes are not a positive number of whole GiB");
        }
        calls.tell(new HttpCall(WRITE, "PUT", addressed(target).with("quota-size", Long.toString(bytes / GIGABYTE))));
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
        calls.need(Capability.QUOTAS, REMOVE);
        calls.tell(new HttpCall(REMOVE, "DELETE", addressed(target)).orAbsent());
    }

    @Override
    public long step() {
        return GIGABYTE;
    }

    private static OptionalLong size(Fields fields) {
        var size = fields.count("size");
        if (size == 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(size < GIGABYTE ? size * GIGABYTE : size);
    }

    private Query addressed(QuotaTarget target) {
        var query = Query.of("ostor-quotas");
        return switch (target) {
            case UserRef user -> calls.dialect().naming(user, query);
            case BucketName bucket -> query.with("bucket", bucket.value());
            case QuotaTarget.Default.USER -> query.with("default", "user");
            case QuotaTarget.Default.BUCKET -> query.with("default", "bucket");
        };
    }
}
