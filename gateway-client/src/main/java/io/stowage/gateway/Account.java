package io.stowage.gateway;

import java.util.List;

/** An account inside a user, with keys of its own. */
public record Account(String name, List<AccessKey> accessKeys) {
    public Account {
        Text.required(name, "account name");
        accessKeys = List.copyOf(accessKeys);
    }
}
