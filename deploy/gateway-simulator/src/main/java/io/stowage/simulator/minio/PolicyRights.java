package io.stowage.simulator.minio;

import io.stowage.simulator.http.Call;
import io.stowage.simulator.http.PercentCoding;
import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;
import io.stowage.simulator.s3.Rights;
import io.stowage.simulator.signing.Caller;
import io.stowage.simulator.state.Bucket;
import io.stowage.simulator.state.GatewayState;
import io.stowage.simulator.state.User;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** As on MinIO: buckets have no owner; a user's policies tell what it and its service accounts may do. */
public final class PolicyRights implements Rights {
    private final GatewayState state;

    public PolicyRights(GatewayState state) {
        this.state = state;
    }

    @Override
    public void admit(String kind, Call call, Caller caller) {
        String resource = PercentCoding.decodePath(call.rawPath()).substring(1);
        switch (caller) {
            case Caller.Known known -> {
                // Which buckets are listed is decided one by one.
                if (!kind.equals("s3.listBuckets")) {
                    admit(action(kind), resource, known.user());
                }
                if (kind.equals("s3.copyObject")) {
                    String source = call.header("x-amz-copy-source", "").split("\\?", 2)[0];
                    admit("s3:GetObject", PercentCoding.decodePath(source).replaceFirst("^/", ""), known.user());
                }
            }
            case Caller.Anonymous anonymous -> throw denied();
        }
    }

    private void admit(String action, String resource, User user) {
        String whole = resource.contains("/") ? resource : resource + "/";
        if (!state.read(() -> allowed(action, whole, user))) {
            throw denied();
        }
    }

    /** The policy has judged before. */
    @Override
    public boolean mayEnter(Bucket bucket, User user) {
        return true;
    }

    /** Those the user may list; MinIO refuses the whole call where there are none. */
    @Override
    public List<Bucket> visibleTo(User user) {
        List<Bucket> visible = state.buckets().rows().values().stream()
                .filter(bucket -> allowed("s3:ListBucket", bucket.name() + "/", user)
                        || allowed("s3:GetBucketLocation", bucket.name() + "/", user))
                .toList();
        if (visible.isEmpty() && !allowed("s3:ListAllMyBuckets", "/", user)) {
            throw denied();
        }
        return visible;
    }

    /** All buckets are the one account's. */
    @Override
    public void isThere(Bucket bucket, User user) {
        throw new Refusal(S3Error.BUCKET_IS_YOURS, "Your previous request to create the named bucket succeeded.");
    }

    private boolean allowed(String action, String resource, User user) {
        if (user.system()) {
            return true;
        }
        @Nullable String names = state.attachments().get(user.id());
        if (names == null) {
            return false;
        }
        List<Policy> policies = List.of(names.split(",")).stream()
                .map(state.policies()::get)
                .filter(Objects::nonNull)
                .map(Policy::parse)
                .toList();
        return Policy.allow(policies, action, resource);
    }

    private static String action(String kind) {
        return switch (kind) {
            case "s3.createBucket" -> "s3:CreateBucket";
            case "s3.headBucket", "s3.listObjects" -> "s3:ListBucket";
            case "s3.deleteBucket" -> "s3:DeleteBucket";
            case "s3.locateBucket" -> "s3:GetBucketLocation";
            case "s3.readVersioning" -> "s3:GetBucketVersioning";
            case "s3.listUploads" -> "s3:ListBucketMultipartUploads";
            case "s3.deleteObject", "s3.deleteObjects" -> "s3:DeleteObject";
            case "s3.putObject", "s3.copyObject", "s3.createUpload", "s3.uploadPart", "s3.completeUpload" ->
                "s3:PutObject";
            case "s3.getObject", "s3.headObject" -> "s3:GetObject";
            case "s3.listParts" -> "s3:ListMultipartUploadParts";
            case "s3.abortUpload" -> "s3:AbortMultipartUpload";
            default -> throw new IllegalStateException("no action is known for " + kind);
        };
    }

    private static Refusal denied() {
        return new Refusal(S3Error.ACCESS_DENIED, "Access denied.");
    }
}
