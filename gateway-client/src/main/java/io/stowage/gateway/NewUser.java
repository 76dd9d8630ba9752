package io.stowage.gateway;

import java.util.Optional;

/**
 * A user to be made.
 *
 * @param name what the gateway is to know the user by: an e-mail address on ostor, a name of our choice elsewhere
 * @param label shown to administrators where the gateway has a place for it; no personal data
 * @param secretRule how the secret of the first key is made, where it is our choice
 * @param group what the user is to be a member of, where a gateway has groups; others take no notice
 */
public record NewUser(String name, String label, SecretRule secretRule, Optional<String> group) {
    public NewUser {
        Text.required(name, "user name");
        Text.required(label, "label");
        group.ifPresent(given -> Text.required(given, "group"));
    }

    public static NewUser named(String name) {
        return new NewUser(name, name, SecretRule.STRONG);
    }

    public NewUser(String name, String label, SecretRule secretRule) {
        this(name, label, secretRule, Optional.empty());
    }

    public NewUser in(Optional<String> group) {
        return new NewUser(name, label, secretRule, group);
    }
}
