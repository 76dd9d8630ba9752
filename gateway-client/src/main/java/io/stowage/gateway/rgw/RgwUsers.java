package io.stowage.gateway.rgw;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.ListedUser;
import io.stowage.gateway.NewUser;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.Users;
import io.stowage.gateway.http.CallKind;
import io.stowage.gateway.http.HttpCall;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Users, whose id is the name we choose. */
final class RgwUsers implements Users {

    private static final CallKind CREATE = CallKind.repeatableWrite("users.create", "create user");
    private static final CallKind DISABLE = CallKind.repeatableWrite("users.disable", "disable user");
    private static final CallKind ENABLE = CallKind.repeatableWrite("users.enable", "enable user");
    private static final CallKind DELETE = CallKind.repeatableWrite("users.delete", "delete user");

    /** Without {@code $} and {@code :}, which the gateway takes for the ends of a tenant and of a user. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@+-]{0,127}");

    /** In the gateway's usage log it stands for everybody without a key. */
    private static final String ANONYMOUS = "anonymous";

    private final RgwCalls calls;
    private final UserLookup lookup;
    private final UserTurns turns;

    RgwUsers(RgwCalls calls, UserLookup lookup, UserTurns turns) {
        this.calls = calls;
        this.lookup = lookup;
        this.turns = turns;
    }

    /** May be repeated, because it is known by its key: a user of the name with another key is someone else's. */
    @Override
    public GatewayUser create(NewUser user) {
        if (!NAME.matcher(user.name()).matches() || user.name().equals(ANONYMOUS)) {
            throw calls.refused(CREATE, "InvalidUserName", "a user's name is 1 to 128 letters, digits and . _ @ + -");
        }
        var key = NewKeys.made(user.secretRule());
        var query = UserLookup.named(user.name())
                .with("display-name", user.label())
                .with("access-key", key.id())
                .with("secret-key", key.secret().reveal());
        return turns.take(user.name(), CREATE, () -> {
            try {
                calls.tell(new HttpCall(CREATE, "PUT", query));
            } catch (GatewayFailure.Rejected refused) {
                if (!refused.code().equals("UserAlreadyExists")) {
                    throw refused;
                }
                return ours(user.name(), key).orElseThrow(() -> refused);
            }
            // Of two who create at the same time both are told that they did.
            return ours(user.name(), key)
                    .orElseThrow(() -> calls.ambiguous(CREATE, "someone else made the user at the same time"));
        });
    }

    @Override
    public Optional<GatewayUser> findByName(String name) {
        return lookup.find(name);
    }

    @Override
    public Optional<GatewayUser> find(UserRef user) {
        return lookup.find(user.id().value());
    }

    /** One at most, and cheap: the name is the id. */
    @Override
    public List<ListedUser> findAllByName(String name) {
        return lookup.find(name).map(RgwUsers::listed).stream().toList();
    }

    /** The listing shows ids alone, so each user is read; one that is gone by then is left out. */
    @Override
    public void forEach(Consumer<? super ListedUser> consumer) {
        var page = lookup.page(Optional.empty());
        while (true) {
            for (var uid : page.uids()) {
                lookup.find(uid).map(RgwUsers::listed).ifPresent(consumer);
            }
            if (page.marker().isEmpty()) {
                return;
            }
            page = lookup.page(page.marker());
        }
    }

    @Override
    public void disable(UserRef user) {
        suspend(DISABLE, user, true);
    }

    @Override
    public void enable(UserRef user) {
        suspend(ENABLE, user, false);
    }

    @Override
    public void delete(UserRef user) {
        var uid = user.id().value();
        turns.take(
                uid,
                DELETE,
                () -> lookup.find(uid).ifPresent(found -> {
                    lookup.refuseAdministrator(found, DELETE);
                    // Never with purge-data: what is deleted has been looked at before.
                    calls.tell(new HttpCall(DELETE, "DELETE", UserLookup.named(uid)).orAbsent());
                }));
    }

    private void suspend(CallKind kind, UserRef user, boolean suspended) {
        var uid = user.id().value();
        turns.take(uid, kind, () -> {
            if (lookup.forWriting(user, kind).enabled() == suspended) {
                calls.tell(new HttpCall(kind, "POST", UserLookup.named(uid).with("suspended", suspended ? "1" : "0")));
            }
        });
    }

    private Optional<GatewayUser> ours(String name, AccessKey key) {
        try {
            return lookup.find(name).filter(found -> found.accessKeys().contains(key));
        } catch (GatewayFailure unseen) {
            throw calls.ambiguous(CREATE, "the user could not be looked at: " + unseen.getMessage());
        }
    }

    private static ListedUser listed(GatewayUser user) {
        return new ListedUser(user.id(), user.name(), user.enabled(), user.system());
    }
}
