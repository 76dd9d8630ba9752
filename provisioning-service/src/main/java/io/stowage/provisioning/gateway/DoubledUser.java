package io.stowage.provisioning.gateway;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.UserRef;
import io.stowage.provisioning.account.AtGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes a second user of an account's name, made by a create that came late, if nobody can be using it. */
final class DoubledUser {

    private static final Logger log = LoggerFactory.getLogger(DoubledUser.class);

    private final Gateway gateway;

    DoubledUser(Gateway gateway) {
        this.gateway = gateway;
    }

    /**
     * Removes the double of a user that is there. Safe to repeat. A user that is in use, that the gateway does not let go,
     * or that may stand for the lost one by somebody's will is left alone.
     */
    void remove(UserRef doubled, AtGateway ours) {
        if (isThere(ours)) {
            removeUnused(doubled, ours);
        } else {
            leftAlone(doubled, ours, "the account's own user is gone");
        }
    }

    /** The same when the account's own user was removed at the end of the service. */
    void removeUnused(UserRef doubled, AtGateway ours) {
        try {
            gateway.users().find(doubled).ifPresent(user -> {
                if (isUnused(user, ours) && gateway.buckets().of(doubled).isEmpty()) {
                    gateway.users().delete(doubled);
                    log.warn(
                            "gateway {}: removed user {}, an unused double of {}",
                            gateway.id(),
                            doubled.id(),
                            id(ours));
                } else {
                    leftAlone(doubled, ours, "it is in use");
                }
            });
        } catch (GatewayFailure.Rejected rejected) {
            // One dialect finds users by e-mail only, and so never the younger of two.
            leftAlone(doubled, ours, String.valueOf(rejected.getMessage()));
        }
    }

    private boolean isThere(AtGateway ours) {
        try {
            return ours.userId()
                    .flatMap(id -> gateway.users().find(new UserRef(id, ours.userName())))
                    .isPresent();
        } catch (GatewayFailure.Rejected rejected) {
            if (rejected.code().equals(GatewayFailure.Rejected.SHADOWED)) {
                return true;
            }
            throw rejected;
        }
    }

    private static boolean isUnused(GatewayUser user, AtGateway ours) {
        return !user.system()
                && user.accounts().isEmpty()
                && user.accessKeys().stream().map(AccessKey::id).noneMatch(ours::holds);
    }

    private void leftAlone(UserRef doubled, AtGateway ours, String why) {
        log.warn(
                "gateway {}: user {} has the name of user {} and is left alone: {}",
                gateway.id(),
                doubled.id(),
                id(ours),
                why);
    }

    private static String id(AtGateway ours) {
        return ours.userId().map(Object::toString).orElse("none");
    }
}
