package io.stowage.simulator.admin;

import io.stowage.simulator.http.Answer;
import io.stowage.simulator.state.KeyPair;
import io.stowage.simulator.state.User;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Users as JSON, in the shape of each dialect. Secrets are shown, as documented. */
final class UserDocuments {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String NO_OWNER = "0000000000000000";

    private final OstorDialect dialect;

    UserDocuments(OstorDialect dialect) {
        this.dialect = dialect;
    }

    /** Acronis: a bare array. Virtuozzo: an object, and each user with flags. */
    Answer list(List<User> users) {
        List<Map<String, Object>> summaries = new ArrayList<>(users.size());
        for (User user : users) {
            Map<String, Object> summary = state(user);
            if (dialect == OstorDialect.VIRTUOZZO) {
                summary.put("Flags", flags(user));
            }
            summaries.add(summary);
        }
        return json(
                switch (dialect) {
                    case ACRONIS -> summaries;
                    case VIRTUOZZO -> Map.of("Users", summaries);
                });
    }

    Answer whole(User user) {
        Map<String, Object> document = state(user);
        document.put("Flags", flags(user));
        document.put("AWSAccessKeys", keys(user.keys()));
        if (dialect == OstorDialect.VIRTUOZZO) {
            document.put("AccountCount", Integer.toString(user.accounts().size()));
            List<Map<String, Object>> accounts = new ArrayList<>();
            user.accounts().forEach((name, pairs) -> accounts.add(account(name, pairs)));
            document.put("Accounts", accounts);
        }
        return json(document);
    }

    Answer withKeys(User user, List<KeyPair> pairs) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("UserEmail", user.email());
        document.put("UserId", user.id());
        document.put("AWSAccessKeys", keys(pairs));
        return json(document);
    }

    Answer ofAccount(String name, List<KeyPair> pairs) {
        return json(account(name, pairs));
    }

    private static Map<String, Object> state(User user) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("UserEmail", user.email());
        document.put("UserId", user.id());
        document.put("State", user.enabled() ? "enabled" : "disabled");
        document.put("OwnerId", NO_OWNER);
        return document;
    }

    private static List<String> flags(User user) {
        List<String> flags = new ArrayList<>();
        if (!user.enabled()) {
            flags.add("disabled");
        }
        if (user.system()) {
            flags.add("system");
        }
        return flags;
    }

    private static Map<String, Object> account(String name, List<KeyPair> pairs) {
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("Name", name);
        account.put("AWSAccessKeys", keys(pairs));
        return account;
    }

    private static List<Map<String, String>> keys(List<KeyPair> pairs) {
        List<Map<String, String>> keys = new ArrayList<>();
        for (KeyPair pair : pairs) {
            Map<String, String> key = new LinkedHashMap<>();
            key.put("AWSAccessKeyId", pair.accessKeyId());
            key.put("AWSSecretAccessKey", pair.secretAccessKey());
            keys.add(key);
        }
        return keys;
    }

    private static Answer json(Object document) {
        return Answer.json(JSON.writeValueAsBytes(document));
    }
}
