package io.stowage.gateway.minio;

import static io.stowage.gateway.GatewayFailure.Rejected.NAMES_OVERLAP;
import static io.stowage.gateway.GatewayFailure.Rejected.UNUSABLE_NAME;
import static io.stowage.gateway.GatewayFailure.Rejected.USER_EXISTS;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.ListedUser;
import io.stowage.gateway.NewUser;
import io.stowage.gateway.UserId;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.Users;
import io.stowage.gateway.http.CallKind;
import io.stowage.gateway.http.HttpCall;
import io.stowage.gateway.http.PassedOn;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Users of a MinIO. A user's name is our choice, and is its id and the id of its own access key. */
final class MinioUsers implements Users {

    /** Repeatable, because every repetition carries the same secret. */
    private static final CallKind CREATE = CallKind.repeatableWrite("users.create", "create user");

    private static final CallKind DISABLE = CallKind.repeatableWrite("users.disable", "disable user");
    private static final CallKind ENABLE = CallKind.repeatableWrite("users.enable", "enable user");
    private static final CallKind DELETE = CallKind.repeatableWrite("users.delete", "delete user");

    private final AdminCalls calls;
    private final Directory directory;
    private final OwnKeys ownKeys;
    private final Groups groups;
    private final MinioPolicies policies;
    private final MinioBuckets buckets;

    MinioUsers(
            AdminCalls calls,
            Directory directory,
            OwnKeys ownKeys,
            Groups groups,
            MinioPolicies policies,
            MinioBuckets buckets) {
        this.calls = calls;
        this.directory = directory;
        this.ownKeys = ownKeys;
        this.groups = groups;
        this.policies = policies;
        this.buckets = buckets;
    }

    /**
     * {@inheritDoc}
     *
     * <p>MinIO itself would give a user that is there a new secret, so it is looked for first, and so are policies and
     * buckets that would be the new user's without having been made for it.
     */
    @Override
    public GatewayUser create(NewUser user) {
        var name = user.name();
        UserNames.unusable(name).ifPresent(reason -> {
            throw calls.refused(CREATE, UNUSABLE_NAME, reason);
        });
        refuseTaken(name);
        var secret = user.secretRule().make();
        ownKeys.write(CREATE, name, secret, true);
        user.group().ifPresent(group -> join(name, group));
        return new GatewayUser(new UserId(name), name, true, false, List.of(new AccessKey(name, secret)), List.of());
    }

    private void refuseTaken(String name) {
        if (name.equals(directory.ourKeyId())) {
            throw calls.conflict(CREATE, USER_EXISTS, "the name is that of the administrator's key");
        }
        directory.forEach(other -> {
            if (other.name().equals(name)) {
                throw PassedOn.carrying(calls.conflict(CREATE, USER_EXISTS, "there is a user " + name));
            }
            if (UserNames.overlap(name, other.name())) {
                throw PassedOn.carrying(calls.conflict(
                        CREATE, NAMES_OVERLAP, "users " + name + " and " + other.name() + " would share buckets"));
            }
        });
        if (policies.isThere(name)) {
            throw calls.conflict(CREATE, USER_EXISTS, "there is a policy " + name + ", which is not for a new user");
        }
        if (!buckets.named(name).isEmpty()) {
            throw calls.conflict(CREATE, NAMES_OVERLAP, "there are buckets that a user " + name + " would own");
        }
    }

    /** A user that cannot be in its group is not left behind. */
    private void join(String name, String group) {
        try {
            groups.add(group, name);
        } catch (GatewayFailure outside) {
            try {
                tellDelete(name);
            } catch (GatewayFailure left) {
                throw calls.ambiguous(CREATE, "the user may be there, outside of group " + group, outside);
            }
            throw outside;
        }
    }

    @Override
    public Optional<GatewayUser> findByName(String name) {
        return directory.findWhole(name);
    }

    @Override
    public Optional<GatewayUser> find(UserRef user) {
        return directory.findWhole(user.id().value());
    }

    /** Names are unique. */
    @Override
    public List<ListedUser> findAllByName(String name) {
        return directory.find(name).map(found -> found.listed(directory.ourKeyId())).stream()
                .toList();
    }

    @Override
    public void forEach(Consumer<? super ListedUser> consumer) {
        var guarded = PassedOn.guarding(consumer);
        directory.forEach(user -> guarded.accept(user.listed(directory.ourKeyId())));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Service accounts are left as they are: what they may do is their user's to do, and a disabled user may do
     * nothing. (Changing the status of one that somebody restricted would widen its rights.)
     */
    @Override
    public void disable(UserRef user) {
        if (directory.forWriting(user, DISABLE).enabled()) {
            tellStatus(DISABLE, user, "disabled");
        }
    }

    @Override
    public void enable(UserRef user) {
        if (!directory.forWriting(user, ENABLE).enabled()) {
            tellStatus(ENABLE, user, "enabled");
        }
    }

    /** The policy goes first: one that is left behind could no longer be told from a stranger's. */
    @Override
    public void delete(UserRef user) {
        var name = user.id().value();
        directory.find(name).ifPresent(found -> {
            directory.refuseAdministrator(found, DELETE);
            if (!buckets.named(name).isEmpty()) {
                throw calls.conflict(DELETE, "UserOwnsBuckets", "there are buckets of user " + name);
            }
            policies.remove(user);
            tellDelete(name);
        });
    }

    private void tellDelete(String name) {
        calls.tell(
                new HttpCall(DELETE, "DELETE", AdminCalls.command("remove-user").with("accessKey", name)).orAbsent());
    }

    private void tellStatus(CallKind kind, UserRef user, String status) {
        calls.tell(new HttpCall(
                kind,
                "PUT",
                AdminCalls.command("set-user-status")
                        .with("accessKey", user.id().value())
                        .with("status", status)));
    }
}
