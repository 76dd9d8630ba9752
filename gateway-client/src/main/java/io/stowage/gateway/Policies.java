package io.stowage.gateway;

import java.util.Optional;

/** What users may do, as policies of their own tell it; needs {@link Capability#POLICIES}. */
public interface Policies {

    /** The text in force for the user, as the gateway tells it; empty: the user has no policy of its own. */
    Optional<String> read(UserRef user);

    /** Whether the text in force for the user means the same as this one, however it is laid out. */
    boolean isInForce(UserRef user, String text);

    /**
     * Puts a policy in force for the user in place of the present one. Safe to repeat.
     *
     * @param text JSON of the gateway's policy language
     * @throws GatewayFailure.Rejected if the gateway does not take the text
     */
    void write(UserRef user, String text);

    /** The user may do nothing any more. An absent policy is fine. */
    void remove(UserRef user);
}
