package io.stowage.simulator.admin;

import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;
import io.stowage.simulator.state.Bucket;
import io.stowage.simulator.state.GatewayState;
import io.stowage.simulator.state.User;

/** Finds the user or bucket a call speaks of. */
final class Directory {
    private final GatewayState state;
    private final OstorDialect dialect;

    Directory(GatewayState state, OstorDialect dialect) {
        this.state = state;
        this.dialect = dialect;
    }

    /** What may name a user: Acronis knows the e-mail only. */
    String[] userSelectors() {
        return switch (dialect) {
            case ACRONIS -> new String[] {"emailAddress"};
            case VIRTUOZZO -> new String[] {"emailAddress", "id"};
        };
    }

    boolean namesUser(Parameters parameters) {
        for (String selector : userSelectors()) {
            if (parameters.has(selector)) {
                return true;
            }
        }
        return false;
    }

    /** Of two users with one e-mail the older is found. */
    User user(Parameters parameters) {
        String selector = parameters.exactlyOneOf(userSelectors());
        String value = parameters.required(selector);
        User user = selector.equals("id") ? state.users().get(value) : state.userByEmail(value);
        if (user == null) {
            throw new Refusal(S3Error.NO_SUCH_USER, "There is no such user.");
        }
        return user;
    }

    Bucket bucket(String name) {
        Bucket bucket = state.buckets().get(name);
        if (bucket == null) {
            throw new Refusal(S3Error.NO_SUCH_BUCKET, "There is no such bucket.");
        }
        return bucket;
    }

    /** The row of limits and quotas for the user or bucket a call names. */
    String subject(Parameters parameters) {
        if (parameters.has("bucket")) {
            if (namesUser(parameters)) {
                throw Parameters.wrong("A user and a bucket cannot both be named.");
            }
            return "bucket:" + bucket(parameters.required("bucket")).name();
        }
        return "user:" + user(parameters).id();
    }
}
