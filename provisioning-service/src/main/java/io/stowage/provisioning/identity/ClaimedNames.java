package io.stowage.provisioning.identity;

import io.stowage.provisioning.identity.IdentityRule.Refused;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Names at gateways, each of one subscription. */
final class ClaimedNames {

    private final IdentityClaims claims;

    ClaimedNames(IdentityClaims claims) {
        this.claims = claims;
    }

    Optional<Refused> user(String gatewayId, String name, String subscriptionId) {
        return taken(claims.claim(gatewayId, user(name), subscriptionId), gatewayId, subscriptionId);
    }

    /**
     * The same where a policy lets a user into all buckets that begin with its name and {@code -}: no name may be that
     * beginning of another, or {@code acme} could work on the buckets of {@code acme-2}. Who comes with one of the two
     * while the other is claimed at the same moment is refused as well.
     */
    Optional<Refused> userWithPolicy(String gatewayId, String name, String subscriptionId) {
        beginnings(name).forEach(beginning -> claims.share(gatewayId, under(beginning), subscriptionId));
        Optional<Refused> taken = user(gatewayId, name, subscriptionId);
        Stream<String> shorter = beginnings(name).stream().map(ClaimedNames::user);
        return taken.or(() -> Stream.concat(shorter, Stream.of(under(name)))
                .flatMap(near -> claims.holders(gatewayId, near).stream())
                .filter(holder -> !holder.equals(subscriptionId))
                .findFirst()
                .map(holder -> new Refused(
                        "user-name-taken",
                        "the user's name and that of subscription %s at gateway '%s' begin alike: one could work on the other's buckets"
                                .formatted(holder, gatewayId))));
    }

    void release(List<ClaimedName> names, String subscriptionId) {
        names.forEach(name -> claims.release(name.gatewayId(), name.name(), subscriptionId));
    }

    /** All that may have been claimed for these names. */
    static Stream<String> of(Naming.Names names) {
        Stream<String> shares = beginnings(names.userName()).stream().map(ClaimedNames::under);
        return Stream.concat(Stream.of(user(names.userName())), shares);
    }

    private static Optional<Refused> taken(String owner, String gatewayId, String subscriptionId) {
        return owner.equals(subscriptionId)
                ? Optional.empty()
                : Optional.of(new Refused(
                        "user-name-taken",
                        "the name of the user at gateway '%s' belongs to subscription %s already"
                                .formatted(gatewayId, owner)));
    }

    /** {@code a} and {@code a-b} of {@code a-b-c}. */
    private static List<String> beginnings(String name) {
        return IntStream.range(1, name.length())
                .filter(i -> name.charAt(i) == '-')
                .mapToObj(i -> name.substring(0, i))
                .toList();
    }

    private static String user(String name) {
        return "user|" + name;
    }

    private static String under(String beginning) {
        return "under|" + beginning;
    }
}
