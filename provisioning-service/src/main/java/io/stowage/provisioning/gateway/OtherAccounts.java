package io.stowage.provisioning.gateway;

import io.stowage.gateway.GatewayUser;
import io.stowage.provisioning.account.AtGateway;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accounts inside a user that nobody ordered: they are left alone, and each is reported in the log once. */
final class OtherAccounts {

    private static final Logger log = LoggerFactory.getLogger(OtherAccounts.class);

    private final Set<Reported> reported = ConcurrentHashMap.newKeySet();

    private record Reported(String gatewayId, String userId, String name) {}

    void report(GatewayUser user, AtGateway ours) {
        user.accounts().stream()
                .map(io.stowage.gateway.Account::name)
                .filter(name -> !ours.accounts().contains(name))
                .filter(name ->
                        reported.add(new Reported(ours.gatewayId(), user.id().value(), name)))
                .forEach(name -> log.warn(
                        "gateway {}: account {} inside user {} was not ordered and is left alone",
                        ours.gatewayId(),
                        name,
                        user.id()));
    }
}
