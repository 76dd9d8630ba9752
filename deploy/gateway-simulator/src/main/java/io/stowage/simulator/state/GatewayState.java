package io.stowage.simulator.state;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything the gateway remembers, with the ways to find it. */
public final class GatewayState implements AutoCloseable {
    private final Ledger ledger = new Ledger();
    private final Table<User> users = ledger.table("users", User.class);
    private final Table<Bucket> buckets = ledger.table("buckets", Bucket.class);
    private final Table<StoredObject> objects = ledger.table("objects", StoredObject.class);
    private final Table<Upload> uploads = ledger.table("uploads", Upload.class);
    private final Table<Limits> limits = ledger.table("limits", Limits.class);
    private final Table<Long> quotas = ledger.table("quotas", Long.class);
    private final Table<UsageRow> window = ledger.table("usage-window", UsageRow.class);
    private final Table<UsageObject> usageObjects = ledger.table("usage-objects", UsageObject.class);
    private final Table<UsageRow> totals = ledger.table("totals", UsageRow.class);
    private final Table<Effect> effects = ledger.table("effects", Effect.class);
    private final Table<Long> numbers = ledger.table("numbers", Long.class);
    private final Table<Group> groups = ledger.table("groups", Group.class);
    private final Table<String> policies = ledger.table("policies", String.class);
    private final Table<String> attachments = ledger.table("attachments", String.class);
    private final Table<Scan> scans = ledger.table("scans", Scan.class);
    private final Index<User> usersByEmail = users.index(user -> List.of(user.email()));
    private final Index<User> usersByKey = users.index(
            user -> user.allKeys().stream().map(KeyPair::accessKeyId).toList());
    private final Index<Bucket> bucketsByOwner = buckets.index(bucket -> List.of(bucket.ownerId()));
    private final Blobs blobs;

    private GatewayState(@Nullable Path directory) {
        if (directory == null) {
            blobs = Blobs.inMemory();
        } else {
            ledger.keepIn(directory);
            blobs = Blobs.in(directory.resolve("blobs"));
            blobs.keepOnly(read(this::blobsSpokenOf));
        }
    }

    public static GatewayState inMemory() {
        return new GatewayState(null);
    }

    public static GatewayState in(Path directory) {
        return new GatewayState(directory);
    }

    public <T extends @Nullable Object> T read(Supplier<T> question) {
        return ledger.read(question);
    }

    /** All of it or, when it throws, nothing of it; durable on return. */
    public <T extends @Nullable Object> T change(Supplier<T> action) {
        return ledger.change(action);
    }

    public void change(Runnable action) {
        ledger.change(action);
    }

    /** The older one where two share the e-mail. */
    public @Nullable User userByEmail(String email) {
        return usersByEmail.keys(email).stream()
                .map(users::get)
                .filter(Objects::nonNull)
                .min(Comparator.comparingLong(User::number))
                .orElse(null);
    }

    public @Nullable User userByKey(String accessKeyId) {
        Set<String> ids = usersByKey.keys(accessKeyId);
        return ids.isEmpty() ? null : users.get(ids.iterator().next());
    }

    public List<Bucket> bucketsOf(String ownerId) {
        return bucketsByOwner.keys(ownerId).stream()
                .map(buckets::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The next number of a named sequence, from 1. */
    public long next(String sequence) {
        long number = number(sequence) + 1;
        numbers.put(sequence, number);
        return number;
    }

    public long number(String name) {
        @Nullable Long number = numbers.get(name);
        return number == null ? 0 : number;
    }

    public void setNumber(String name, long value) {
        numbers.put(name, value);
    }

    private Set<String> blobsSpokenOf() {
        Set<String> ids = new HashSet<>();
        objects.rows().values().forEach(object -> ids.add(object.blob().id()));
        uploads.rows().values().forEach(upload -> upload.parts().values().forEach(part -> ids.add(part.id())));
        return ids;
    }

    public Table<User> users() {
        return users;
    }

    public Table<Bucket> buckets() {
        return buckets;
    }

    /** By {@code bucket/key}. */
    public Table<StoredObject> objects() {
        return objects;
    }

    public Table<Upload> uploads() {
        return uploads;
    }

    /** By {@code user:id} or {@code bucket:name}. */
    public Table<Limits> limits() {
        return limits;
    }

    /** Bytes, by {@code user:id}, {@code bucket:name}, {@code default:user} or {@code default:bucket}. */
    public Table<Long> quotas() {
        return quotas;
    }

    /** What was counted since the last statistics object was written. */
    public Table<UsageRow> window() {
        return window;
    }

    public Table<UsageObject> usageObjects() {
        return usageObjects;
    }

    /** Everything ever counted, whatever became of the statistics objects. */
    public Table<UsageRow> totals() {
        return totals;
    }

    public Table<Effect> effects() {
        return effects;
    }

    /** By name (MinIO). */
    public Table<Group> groups() {
        return groups;
    }

    /** Texts of policies, by name (MinIO). */
    public Table<String> policies() {
        return policies;
    }

    /** Names of a user's policies with commas between them, by the user's name (MinIO). */
    public Table<String> attachments() {
        return attachments;
    }

    /** The latest scan, in a row of any name (MinIO). */
    public Table<Scan> scans() {
        return scans;
    }

    public Blobs blobs() {
        return blobs;
    }

    @Override
    public void close() {
        ledger.close();
    }
}
