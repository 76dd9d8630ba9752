package io.stowage.simulator.s3;

import io.stowage.simulator.http.Call;
import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;
import io.stowage.simulator.signing.Caller;
import io.stowage.simulator.state.Bucket;
import io.stowage.simulator.state.GatewayState;
import io.stowage.simulator.state.User;
import java.util.List;

/** As on ostor: the owner of a bucket has access, nobody else. */
public final class OwnersRights implements Rights {
    private final GatewayState state;

    public OwnersRights(GatewayState state) {
        this.state = state;
    }

    @Override
    public void admit(String kind, Call call, Caller caller) {}

    @Override
    public boolean mayEnter(Bucket bucket, User user) {
        return bucket.ownerId().equals(user.id());
    }

    @Override
    public List<Bucket> visibleTo(User user) {
        return state.bucketsOf(user.id());
    }

    /** One's own bucket again is fine. */
    @Override
    public void isThere(Bucket bucket, User user) {
        if (!mayEnter(bucket, user)) {
            throw new Refusal(S3Error.BUCKET_ALREADY_EXISTS, "Someone else has a bucket of this name.");
        }
    }
}
