package io.stowage.simulator.s3;

import io.stowage.simulator.http.Call;
import io.stowage.simulator.signing.Caller;
import io.stowage.simulator.state.Bucket;
import io.stowage.simulator.state.User;
import java.util.List;

/** Who may do what at the S3 side. */
public interface Rights {

    /**
     * Asked before anything is done.
     *
     * @param kind such as {@code s3.putObject}
     * @throws io.stowage.simulator.http.Refusal unless the caller may make this call
     */
    void admit(String kind, Call call, Caller caller);

    /** Whether a user who may make the call may make it in this bucket. */
    boolean mayEnter(Bucket bucket, User user);

    /** What a user sees when it lists its buckets. Used inside read. */
    List<Bucket> visibleTo(User user);

    /** A bucket that is to be made is there. @throws io.stowage.simulator.http.Refusal unless that is fine */
    void isThere(Bucket bucket, User user);
}
