package io.stowage.simulator.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A gateway user.
 *
 * @param id 16 hexadecimal digits, unique; the e-mail is not
 * @param number grows with every user created: of two users with one e-mail the smaller is the older
 * @param accounts key pairs by account name (Virtuozzo dialect)
 */
public record User(
        String id,
        String email,
        long number,
        boolean enabled,
        boolean system,
        List<KeyPair> keys,
        Map<String, List<KeyPair>> accounts) {

    /** A user or an account holds no more (Virtuozzo 4.6 API reference, 3.3; Acronis guide, 2.1.6). */
    public static final int MOST_KEYS = 2;

    public User {
        keys = List.copyOf(keys);
        accounts = new TreeMap<>(accounts);
    }

    public User withEnabled(boolean state) {
        return new User(id, email, number, state, system, keys, accounts);
    }

    /** @param account null for the user's own keys */
    public @Nullable List<KeyPair> keysOf(@Nullable String account) {
        return account == null ? keys : accounts.get(account);
    }

    /** @param account null for the user's own keys */
    public User withKeys(@Nullable String account, List<KeyPair> pairs) {
        if (account == null) {
            return new User(id, email, number, enabled, system, pairs, accounts);
        }
        Map<String, List<KeyPair>> others = new TreeMap<>(accounts);
        others.put(account, List.copyOf(pairs));
        return new User(id, email, number, enabled, system, keys, others);
    }

    public User withoutAccount(String account) {
        Map<String, List<KeyPair>> others = new TreeMap<>(accounts);
        others.remove(account);
        return new User(id, email, number, enabled, system, keys, others);
    }

    /** Every pair that signs as this user, the accounts' included. */
    @JsonIgnore
    public List<KeyPair> allKeys() {
        List<KeyPair> all = new ArrayList<>(keys);
        accounts.values().forEach(all::addAll);
        return all;
    }
}
