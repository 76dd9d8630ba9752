package io.stowage.gateway.rgw;

import io.stowage.gateway.BucketName;
import io.stowage.gateway.Buckets;
import io.stowage.gateway.GatewayBucket;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.http.CallKind;
import io.stowage.gateway.http.HttpCall;
import io.stowage.gateway.http.PassedOn;
import io.stowage.gateway.http.Query;
import io.stowage.gateway.json.Fields;
import io.stowage.gateway.json.Json;
import java.util.Optional;
import java.util.function.Consumer;

/** Buckets with what they hold now. */
final class RgwBuckets implements Buckets {

    private static final String PATH = "/admin/bucket";
    private static final CallKind LIST = CallKind.read("buckets.list", "list buckets");
    private static final CallKind READ = CallKind.read("buckets.read", "read bucket");

    private final RgwCalls calls;

    RgwBuckets(RgwCalls calls) {
        this.calls = calls;
    }

    @Override
    public void forEach(Consumer<? super GatewayBucket> consumer) {
        list(withSizes(), consumer);
    }

    @Override
    public void forEachOf(UserRef user, Consumer<? super GatewayBucket> consumer) {
        list(withSizes().with("uid", user.id().value()), bucket -> {
            if (bucket.owner().equals(user.id())) {
                consumer.accept(bucket);
            }
        });
    }

    /** What the gateway tells of one bucket. */
    Optional<Fields> find(BucketName bucket) {
        return calls.ask(
                new HttpCall(READ, "GET", withSizes().with("bucket", bucket.value())).orAbsent(),
                answer -> answer.absent() ? Optional.empty() : Optional.of(Json.object(answer.body())));
    }

    static Query part(String part) {
        return Query.to(PATH).with(part);
    }

    private void list(Query query, Consumer<? super GatewayBucket> consumer) {
        var guarded = PassedOn.guarding(consumer);
        calls.stream(new HttpCall(LIST, "GET", query).orAbsent(), answer -> {
            if (!answer.absent()) {
                Json.elements(answer.body(), "buckets", fields -> guarded.accept(BucketJson.bucket(fields)));
            }
            return answer.status();
        });
    }

    private static Query withSizes() {
        return Query.to(PATH).with("stats", "true");
    }
}
