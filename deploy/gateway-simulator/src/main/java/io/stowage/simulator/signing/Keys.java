package io.stowage.simulator.signing;

import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;
import io.stowage.simulator.state.User;
import org.jspecify.annotations.Nullable;

/** Finds the owner of an access key. */
@FunctionalInterface
public interface Keys {
    @Nullable
    Owner owner(String accessKeyId);

    static Owner known(Keys keys, String accessKeyId) {
        Owner owner = keys.owner(accessKeyId);
        if (owner == null) {
            throw new Refusal(S3Error.INVALID_ACCESS_KEY_ID, "The access key id is not known here.");
        }
        return owner;
    }

    record Owner(User user, String secret) {
        @Override
        public String toString() {
            return "Owner[" + user.id() + "]";
        }
    }
}
