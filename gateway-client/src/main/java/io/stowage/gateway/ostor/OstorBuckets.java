package io.stowage.gateway.ostor;

import io.stowage.gateway.Buckets;
import io.stowage.gateway.GatewayBucket;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.http.CallKind;
import io.stowage.gateway.http.HttpCall;
import io.stowage.gateway.http.PassedOn;
import io.stowage.gateway.http.Query;
import io.stowage.gateway.json.Json;
import java.util.function.Consumer;

/** Buckets of an ostor gateway (Virtuozzo 4.6 API reference, 3.10; Acronis guide, 3.2.9). */
final class OstorBuckets implements Buckets {

    private static final CallKind LIST = CallKind.read("buckets.list", "list buckets");

    private final OstorCalls calls;
    private final UserLookup lookup;

    OstorBuckets(OstorCalls calls, UserLookup lookup) {
        this.calls = calls;
        this.lookup = lookup;
    }

    @Override
    public void forEach(Consumer<? super GatewayBucket> consumer) {
        // Not found would be no answer to the question for all: whoever reads it ends every bucket's account.
        list(new HttpCall(LIST, "GET", buckets()), consumer);
    }

    @Override
    public void forEachOf(UserRef user, Consumer<? super GatewayBucket> consumer) {
        Consumer<GatewayBucket> owned = bucket -> {
            if (bucket.owner().equals(user.id())) {
                consumer.accept(bucket);
            }
        };
        if (reaches(user)) {
            list(absentAllowed(calls.dialect().naming(user, buckets())), owned);
        } else {
            // Dear, but "owns nothing" must not be said of a user whom the e-mail does not reach.
            list(absentAllowed(buckets()), owned);
        }
    }

    private boolean reaches(UserRef user) {
        return calls.dialect().usersById()
                || lookup.byEmail(user.name())
                        .filter(found -> found.id().equals(user.id()))
                        .isPresent();
    }

    private static HttpCall absentAllowed(Query query) {
        return new HttpCall(LIST, "GET", query).orAbsent();
    }

    private void list(HttpCall call, Consumer<? super GatewayBucket> consumer) {
        var guarded = PassedOn.guarding(consumer);
        calls.stream(call, answer -> {
            if (!answer.absent()) {
                Json.elements(answer.body(), "Buckets", fields -> guarded.accept(BucketJson.bucket(fields)));
            }
            return answer.status();
        });
    }

    private static Query buckets() {
        return Query.of("ostor-buckets");
    }
}
