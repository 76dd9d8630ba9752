package io.stowage.provisioning.gateway;

import static java.util.Objects.requireNonNull;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.AccessKeys;
import io.stowage.gateway.Account;
import io.stowage.gateway.AccountRef;
import io.stowage.gateway.Accounts;
import io.stowage.gateway.Availability;
import io.stowage.gateway.BucketName;
import io.stowage.gateway.BucketSize;
import io.stowage.gateway.Buckets;
import io.stowage.gateway.CallInfo;
import io.stowage.gateway.Capabilities;
import io.stowage.gateway.CustomerStorage;
import io.stowage.gateway.Endpoint;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayBucket;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.KeyOwner;
import io.stowage.gateway.Limits;
import io.stowage.gateway.ListedUser;
import io.stowage.gateway.NewUser;
import io.stowage.gateway.Policies;
import io.stowage.gateway.Quotas;
import io.stowage.gateway.Secret;
import io.stowage.gateway.Usage;
import io.stowage.gateway.UserId;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.Users;
import io.stowage.provisioning.Examples;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A gateway in memory with ostor's rules: creating twice makes two users, two keys at most, only the owner of an enabled
 * user's key works on buckets, and who owns buckets cannot be deleted. What goes wrong decides a {@link Fate}.
 */
public final class FakeGateway implements Gateway {

    /** Comes before and after the effect of each call; either may throw. */
    public interface Fate {

        Fate KIND = (call, effect) -> effect.run();

        /** @param effect makes the call happen */
        void of(String call, Runnable effect);
    }

    /** What users were made members of, by their names. */
    public final Map<String, String> groups = new LinkedHashMap<>();

    /** Every call so far, oldest first. */
    public final List<String> calls = new ArrayList<>();

    private final Map<UserId, GatewayUser> users = new LinkedHashMap<>();
    private final Map<String, UserId> buckets = new LinkedHashMap<>();
    private final Map<String, Set<String>> objects = new LinkedHashMap<>();
    private final Map<String, String> policies = new LinkedHashMap<>();
    private Capabilities capabilities = Examples.capabilities(true);
    private final String id;
    private Fate fate = Fate.KIND;
    private int made;

    public FakeGateway() {
        this("west");
    }

    public FakeGateway(String id) {
        this.id = id;
    }

    public void fate(Fate other) {
        fate = other;
    }

    public List<GatewayUser> all() {
        return List.copyOf(users.values());
    }

    public Set<String> bucketNames() {
        return Set.copyOf(buckets.keySet());
    }

    /** Somebody else at work: makes a user without any call of ours. */
    public GatewayUser add(String name) {
        String id = "%016x".formatted(++made);
        GatewayUser user = new GatewayUser(new UserId(id), name, true, false, List.of(newKey()), List.of());
        users.put(user.id(), user);
        return user;
    }

    /** The customer at work: an object in a bucket of its own. */
    public void store(GatewayUser owner, String bucket, String object) {
        buckets.put(bucket, owner.id());
        objects.computeIfAbsent(bucket, name -> new TreeSet<>()).add(object);
    }

    /** Somebody else at work: the user is gone. */
    public void remove(GatewayUser user) {
        users.remove(user.id());
    }

    /** Somebody else at work: an account inside a user, with a key. */
    public Account addAccount(GatewayUser user, String name) {
        Account account = new Account(name, List.of(newKey()));
        change(user.ref(), "add account", old -> {
            List<Account> more = new ArrayList<>(old.accounts());
            more.add(account);
            return dividedInto(old, more);
        });
        return account;
    }

    /** Somebody else at work: one more key. */
    public void addKey(GatewayUser user) {
        change(user.ref(), "add key", old -> {
            List<AccessKey> more = new ArrayList<>(old.accessKeys());
            more.add(newKey());
            return holding(old, more);
        });
    }

    /** Somebody else at work: disables or enables a user. */
    public void enable(GatewayUser user, boolean enabled) {
        change(user.ref(), "enable", old -> enabled(old, enabled));
    }

    /** As {@link #add}, for one that was there before: now the youngest. */
    public void addAgain(GatewayUser user) {
        users.put(user.id(), user);
    }

    private <T> T call(String name, Supplier<T> effect) {
        calls.add(name);
        List<T> answer = new ArrayList<>();
        fate.of(name, () -> answer.add(effect.get()));
        return answer.getFirst();
    }

    private void tell(String name, Runnable effect) {
        calls.add(name);
        fate.of(name, effect);
    }

    private AccessKey newKey() {
        String id = "KEY" + ++made;
        return new AccessKey(id, Secret.of("secret-of-" + id));
    }

    private void change(UserRef user, String call, UnaryOperator<GatewayUser> change) {
        users.put(user.id(), change.apply(found(user, call)));
    }

    private GatewayUser found(UserRef user, String call) {
        GatewayUser found = users.get(user.id());
        if (found == null) {
            throw refused(call, GatewayFailure.Rejected.NO_SUCH_USER, 404);
        }
        boolean reached = users.values().stream()
                .filter(one -> one.name().equals(found.name()))
                .findFirst()
                .equals(Optional.of(found));
        if (!reached) {
            throw refused(call, GatewayFailure.Rejected.SHADOWED, 200);
        }
        return found;
    }

    private static GatewayUser enabled(GatewayUser user, boolean enabled) {
        return new GatewayUser(user.id(), user.name(), enabled, user.system(), user.accessKeys(), user.accounts());
    }

    private static GatewayUser dividedInto(GatewayUser user, List<Account> accounts) {
        return new GatewayUser(user.id(), user.name(), user.enabled(), user.system(), user.accessKeys(), accounts);
    }

    private static List<AccessKey> keysOf(GatewayUser user, KeyOwner owner) {
        return switch (owner) {
            case UserRef self -> user.accessKeys();
            case AccountRef account ->
                user.account(account.name())
                        .orElseThrow(() -> refused("keys", "NoSuchAccount", 404))
                        .accessKeys();
        };
    }

    private static GatewayUser holding(GatewayUser user, KeyOwner owner, List<AccessKey> keys) {
        return switch (owner) {
            case UserRef self -> holding(user, keys);
            case AccountRef account ->
                dividedInto(
                        user,
                        user.accounts().stream()
                                .map(one -> one.name().equals(account.name()) ? new Account(one.name(), keys) : one)
                                .toList());
        };
    }

    private static GatewayUser holding(GatewayUser user, List<AccessKey> keys) {
        return new GatewayUser(user.id(), user.name(), user.enabled(), user.system(), keys, user.accounts());
    }

    static GatewayFailure.Rejected refused(String call, String code, int status) {
        return new GatewayFailure.Rejected(new CallInfo("west", call, 1, status, "request-1"), code, "says the fake");
    }

    @Override
    public Users users() {
        return new FakeUsers();
    }

    @Override
    public AccessKeys accessKeys() {
        return new FakeKeys();
    }

    @Override
    public Buckets buckets() {
        return new Buckets() {
            @Override
            public void forEach(Consumer<? super GatewayBucket> consumer) {
                throw notNeeded();
            }

            @Override
            public void forEachOf(UserRef user, Consumer<? super GatewayBucket> consumer) {
                call("buckets.list", () -> ownedBy(user.id())).forEach(name -> consumer.accept(bucket(name)));
            }
        };
    }

    @Override
    public Accounts accounts() {
        return new Accounts() {
            @Override
            public Account create(UserRef user, String name) {
                return call("accounts.create", () -> {
                    if (found(user, "accounts.create").account(name).isPresent()) {
                        throw refused("accounts.create", "AccountExists", 409);
                    }
                    return addAccount(requireNonNull(users.get(user.id())), name);
                });
            }

            @Override
            public void delete(UserRef user, String name) {
                tell(
                        "accounts.delete",
                        () -> change(
                                user,
                                "accounts.delete",
                                old -> dividedInto(
                                        old,
                                        old.accounts().stream()
                                                .filter(account ->
                                                        !account.name().equals(name))
                                                .toList())));
            }
        };
    }

    @Override
    public CustomerStorage storage(AccessKey key) {
        return new FakeStorage(key);
    }

    @Override
    public CustomerStorage storageOf(GatewayUser user) {
        return storage(user.accessKeys().getFirst());
    }

    @Override
    public Policies policies() {
        return new Policies() {
            @Override
            public Optional<String> read(UserRef user) {
                throw notNeeded();
            }

            @Override
            public boolean isInForce(UserRef user, String text) {
                throw notNeeded();
            }

            @Override
            public void write(UserRef user, String text) {
                tell("policies.write", () -> policies.put(user.name(), text));
            }

            @Override
            public void remove(UserRef user) {
                throw notNeeded();
            }
        };
    }

    /** In force, by the user's name. */
    public Map<String, String> policyTexts() {
        return Map.copyOf(policies);
    }

    public void capabilities(Capabilities other) {
        capabilities = other;
    }

    private List<String> ownedBy(UserId user) {
        return buckets.entrySet().stream()
                .filter(bucket -> bucket.getValue().equals(user))
                .map(Map.Entry::getKey)
                .toList();
    }

    private GatewayBucket bucket(String name) {
        return new GatewayBucket(
                new BucketName(name), 0, requireNonNull(buckets.get(name)), Instant.EPOCH, BucketSize.now(0));
    }

    private final class FakeUsers implements Users {

        @Override
        public GatewayUser create(NewUser user) {
            return call("users.create", () -> {
                user.group().ifPresent(group -> groups.put(user.name(), group));
                return add(user.name());
            });
        }

        @Override
        public Optional<GatewayUser> findByName(String name) {
            return call(
                    "users.read",
                    () -> users.values().stream()
                            .filter(user -> user.name().equals(name))
                            .findFirst());
        }

        @Override
        public void disable(UserRef user) {
            tell("users.disable", () -> change(user, "users.disable", old -> enabled(old, false)));
        }

        @Override
        public void enable(UserRef user) {
            tell("users.enable", () -> change(user, "users.enable", old -> enabled(old, true)));
        }

        @Override
        public void delete(UserRef user) {
            tell("users.delete", () -> {
                if (!ownedBy(user.id()).isEmpty()) {
                    throw refused("users.delete", "UserOwnsBuckets", 409);
                }
                users.remove(user.id());
            });
        }

        @Override
        public Optional<GatewayUser> find(UserRef user) {
            return call("users.read", () -> Optional.ofNullable(users.get(user.id())));
        }

        @Override
        public List<ListedUser> findAllByName(String name) {
            throw notNeeded();
        }

        @Override
        public void forEach(Consumer<? super ListedUser> consumer) {
            call("users.list", () -> all())
                    .forEach(user ->
                            consumer.accept(new ListedUser(user.id(), user.name(), user.enabled(), user.system())));
        }
    }

    private final class FakeKeys implements AccessKeys {

        @Override
        public int mostPerOwner() {
            return 2;
        }

        @Override
        public AccessKey issue(KeyOwner owner) {
            return call("keys.issue", () -> {
                GatewayUser user = found(owner.user(), "keys.issue");
                if (keysOf(user, owner).size() == mostPerOwner()) {
                    throw refused("keys.issue", GatewayFailure.Rejected.TOO_MANY_KEYS, 400);
                }
                AccessKey key = newKey();
                List<AccessKey> more = new ArrayList<>(keysOf(user, owner));
                more.add(key);
                users.put(user.id(), holding(user, owner, more));
                return key;
            });
        }

        @Override
        public void revoke(KeyOwner owner, String keyId) {
            tell(
                    "keys.revoke",
                    () -> change(
                            owner.user(),
                            "keys.revoke",
                            user -> holding(
                                    user,
                                    owner,
                                    keysOf(user, owner).stream()
                                            .filter(key -> !key.id().equals(keyId))
                                            .toList())));
        }
    }

    private final class FakeStorage implements CustomerStorage {

        private final AccessKey key;

        FakeStorage(AccessKey key) {
            this.key = key;
        }

        private UserId caller(String call) {
            return users.values().stream()
                    .filter(GatewayUser::enabled)
                    .filter(user -> user.accessKeys().contains(key))
                    .map(GatewayUser::id)
                    .findFirst()
                    .orElseThrow(() -> refused(call, "InvalidAccessKeyId", 403));
        }

        private void ownerOnly(String call, BucketName bucket) {
            if (!caller(call).equals(buckets.getOrDefault(bucket.value(), caller(call)))) {
                throw refused(call, "BucketAlreadyExists", 409);
            }
        }

        @Override
        public void createBucket(BucketName bucket) {
            tell("s3.createBucket", () -> {
                ownerOnly("s3.createBucket", bucket);
                buckets.put(bucket.value(), caller("s3.createBucket"));
            });
        }

        @Override
        public List<BucketName> buckets() {
            return call(
                    "s3.listBuckets",
                    () -> ownedBy(caller("s3.listBuckets")).stream()
                            .map(BucketName::new)
                            .toList());
        }

        @Override
        public void deleteBucket(BucketName bucket) {
            tell("s3.deleteBucket", () -> {
                ownerOnly("s3.deleteBucket", bucket);
                if (!objects.getOrDefault(bucket.value(), Set.of()).isEmpty()) {
                    throw refused("s3.deleteBucket", "BucketNotEmpty", 409);
                }
                buckets.remove(bucket.value());
            });
        }

        @Override
        public long empty(BucketName bucket) {
            return call("s3.empty", () -> {
                ownerOnly("s3.empty", bucket);
                Set<String> removed = objects.remove(bucket.value());
                return removed == null ? 0L : removed.size();
            });
        }

        @Override
        public boolean hasBucket(BucketName bucket) {
            throw notNeeded();
        }

        @Override
        public void put(BucketName bucket, String objectKey, byte[] content) {
            throw notNeeded();
        }

        @Override
        public Optional<byte[]> get(BucketName bucket, String objectKey) {
            throw notNeeded();
        }

        @Override
        public void delete(BucketName bucket, String objectKey) {
            throw notNeeded();
        }

        @Override
        public void forEachObject(BucketName bucket, Consumer<? super io.stowage.gateway.StoredObject> consumer) {
            throw notNeeded();
        }

        @Override
        public long abortUploads(BucketName bucket) {
            throw notNeeded();
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Capabilities capabilities() {
        if (capabilities == null) {
            throw new GatewayFailure.Unavailable(CallInfo.notMade("west", "capabilities"), "away", null);
        }
        return capabilities;
    }

    @Override
    public Endpoint endpoint() {
        return new Endpoint(URI.create("https://s3." + id + ".example.com"), "us-east-1");
    }

    @Override
    public Availability availability() {
        return new Availability() {
            @Override
            public State state() {
                return State.UNAVAILABLE;
            }

            @Override
            public Subscription onChange(Consumer<? super State> listener) {
                throw notNeeded();
            }

            @Override
            public State probe() {
                calls.add("probe");
                return State.AVAILABLE;
            }
        };
    }

    @Override
    public Limits limits() {
        throw notNeeded();
    }

    @Override
    public Quotas quotas() {
        throw notNeeded();
    }

    @Override
    public Usage usage() {
        throw notNeeded();
    }

    @Override
    public void close() {}

    private static AssertionError notNeeded() {
        return new AssertionError("provisioning has no business with this");
    }
}
