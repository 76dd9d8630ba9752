package io.stowage.gateway.minio;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.Buckets;
import io.stowage.gateway.GatewayBucket;
import io.stowage.gateway.UserId;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.s3.S3Side;
import io.stowage.gateway.s3.SeenBucket;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Buckets of a MinIO. They have no owner there: whose they are is told by their names, see {@link UserNames}. */
final class MinioBuckets implements Buckets {

    private final AdminCalls calls;
    private final Directory directory;
    private final S3Side s3;
    private final AccessKey administrator;

    MinioBuckets(AdminCalls calls, Directory directory, S3Side s3, AccessKey administrator) {
        this.calls = calls;
        this.directory = directory;
        this.s3 = s3;
        this.administrator = administrator;
    }

    /** {@inheritDoc} Those that are no user's are left out. */
    @Override
    public void forEach(Consumer<? super GatewayBucket> consumer) {
        var users = new TreeSet<String>();
        directory.forEach(user -> users.add(user.name()));
        var usage = DataUsage.read(calls, bucket -> true);
        for (var bucket : s3.bucketsSeenByAdministrator(administrator)) {
            owner(bucket, users).ifPresent(owner -> consumer.accept(bucket(bucket, owner, usage)));
        }
    }

    @Override
    public void forEachOf(UserRef user, Consumer<? super GatewayBucket> consumer) {
        var name = user.id().value();
        var owned = named(name);
        // A user that is not there owns nothing, whatever there is that begins with its name.
        if (!owned.isEmpty() && directory.find(name).isPresent()) {
            var usage = DataUsage.read(calls, bucket -> UserNames.owns(name, bucket));
            owned.forEach(bucket -> consumer.accept(bucket(bucket, name, usage)));
        }
    }

    /** What would be a user's of this name. */
    List<SeenBucket> named(String name) {
        return s3.bucketsSeenByAdministrator(administrator).stream()
                .filter(bucket -> UserNames.owns(name, bucket.name()))
                .toList();
    }

    /** Names do not overlap, so there is one at most; the longest of those that were made to overlap by hand. */
    private static Optional<String> owner(SeenBucket bucket, TreeSet<String> users) {
        var name = bucket.name().value();
        for (var end = name.lastIndexOf('-'); end > 0; end = name.lastIndexOf('-', end - 1)) {
            if (users.contains(name.substring(0, end))) {
                return Optional.of(name.substring(0, end));
            }
        }
        return Optional.empty();
    }

    private static GatewayBucket bucket(SeenBucket bucket, String owner, DataUsage usage) {
        return new GatewayBucket(bucket.name(), 0, new UserId(owner), bucket.created(), usage.of(bucket));
    }
}
