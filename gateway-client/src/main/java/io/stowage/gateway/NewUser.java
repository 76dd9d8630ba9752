package io.stowage.gateway;

/**
 * A user to be made.
 *
 * @param name what the gateway is to know the user by: an e-mail address on ostor, a name of our choice elsewhere
 * @param label shown to administrators where the gateway has a place for it; no personal data
 * @param secretRule how the secret of the first key is made, where it is our choice
 */
public record NewUser(String name, String label, SecretRule secretRule) {
    public NewUser {
        Text.required(name, "user name");
        Text.required(label, "label");
    }

    public static NewUser named(String name) {
        return new NewUser(name, name, SecretRule.STRONG);
    }
}
