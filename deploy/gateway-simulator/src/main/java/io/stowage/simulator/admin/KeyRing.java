package io.stowage.simulator.admin;

import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;
import io.stowage.simulator.state.Credentials;
import io.stowage.simulator.state.Effects;
import io.stowage.simulator.state.GatewayState;
import io.stowage.simulator.state.KeyPair;
import io.stowage.simulator.state.User;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Generates and revokes the keys of users and their accounts. Used inside a change. */
final class KeyRing {
    private final GatewayState state;
    private final Credentials credentials;
    private final Effects effects;

    KeyRing(GatewayState state, Credentials credentials, Effects effects) {
        this.state = state;
        this.credentials = credentials;
        this.effects = effects;
    }

    /** @return the new pair, which is also the last of the user's or account's pairs */
    KeyPair generate(User user, @Nullable String account) {
        List<KeyPair> pairs = new ArrayList<>(pairs(user, account));
        if (pairs.size() >= User.MOST_KEYS) {
            throw new Refusal(
                    S3Error.KEY_LIMIT_EXCEEDED, "There can be no more than " + User.MOST_KEYS + " key pairs.");
        }
        KeyPair pair = fresh(user);
        pairs.add(pair);
        state.users().put(user.id(), user.withKeys(account, pairs));
        effects.happened(account == null ? "users.genKey" : "accounts.genKey", user, pair.accessKeyId());
        return pair;
    }

    void revoke(User user, @Nullable String account, String accessKeyId) {
        List<KeyPair> kept = new ArrayList<>(pairs(user, account));
        if (!kept.removeIf(pair -> pair.accessKeyId().equals(accessKeyId))) {
            throw new Refusal(S3Error.NO_SUCH_ACCESS_KEY, "There is no such access key.");
        }
        state.users().put(user.id(), user.withKeys(account, kept));
        effects.happened(account == null ? "users.revokeKey" : "accounts.revokeKey", user, accessKeyId);
    }

    /** A pair whose id nobody has. */
    KeyPair fresh(User user) {
        KeyPair pair = credentials.keyPair(user.id());
        while (state.userByKey(pair.accessKeyId()) != null) {
            pair = credentials.keyPair(user.id());
        }
        return pair;
    }

    static List<KeyPair> pairs(User user, @Nullable String account) {
        List<KeyPair> pairs = user.keysOf(account);
        if (pairs == null) {
            throw new Refusal(S3Error.NO_SUCH_ACCOUNT, "The user has no such account.");
        }
        return pairs;
    }
}
