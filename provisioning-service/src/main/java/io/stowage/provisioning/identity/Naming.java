package io.stowage.provisioning.identity;

import io.stowage.gateway.Capabilities;
import io.stowage.provisioning.identity.IdentityRule.Refused;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Under what names a subscription is known at a gateway: its user's and its default bucket's. A user's name that another
 * subscription could get is claimed, so that no two meet; a bucket belongs to its user, which the gateway sees to.
 */
public final class Naming {

    /**
     * Bucket names as every S3 gateway takes them: 3 to 63 of a-z 0-9 . - with a letter or digit at both ends and no two
     * dots in a row.
     */
    private static final Pattern BUCKET_NAME = Pattern.compile("(?!.*\\.\\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    private final IdentityRule emails;
    private final IdentityRule chosen = new ChosenName();
    private final ClaimedNames claimed;

    /** @param emails the rule for gateways that know users by e-mail address */
    public Naming(IdentityRule emails, IdentityClaims claims) {
        this.emails = emails;
        this.claimed = new ClaimedNames(claims);
    }

    /** Names or a refusal. */
    public sealed interface Answer permits Names, Refused {}

    /** @param bucket to be created with the account */
    public record Names(String userName, Optional<String> bucket) implements Answer {}

    /**
     * The names of a new subscription. The same order gets the same names again.
     *
     * @param bucketSuffix of the default bucket; empty: there is to be none
     */
    public Answer of(
            NewSubscription subscription, String gatewayId, Capabilities capabilities, Optional<String> bucketSuffix) {
        IdentityRule rule = switch (capabilities.userNames()) {
            case EMAIL -> emails;
            case CHOSEN -> chosen;
        };
        return switch (rule.nameFor(subscription)) {
            case Refused refused -> refused;
            case IdentityRule.Name name -> {
                Optional<String> bucket = bucketSuffix.map(suffix -> switch (capabilities.userNames()) {
                    case EMAIL -> bucket(DistinctId.of(subscription.subscriptionId()), suffix);
                    // What a policy lets a user into are the buckets that begin with its name.
                    case CHOSEN -> bucket(name.userName(), suffix);
                });
                yield usable(new Names(name.userName(), bucket), name.ours(), subscription, gatewayId, capabilities);
            }
        };
    }

    private Answer usable(
            Names names, boolean ours, NewSubscription subscription, String gatewayId, Capabilities capabilities) {
        if (names.bucket().filter(name -> !BUCKET_NAME.matcher(name).matches()).isPresent()) {
            return new Refused(
                    "unusable-bucket-name",
                    "the default bucket would be called '%s'"
                            .formatted(names.bucket().get()));
        }
        Optional<Refused> refused =
                claim(names.userName(), ours, subscription.subscriptionId(), gatewayId, capabilities);
        if (refused.isPresent()) {
            claimed.release(claimed(gatewayId, names), subscription.subscriptionId());
            return refused.get();
        }
        return names;
    }

    private Optional<Refused> claim(
            String userName, boolean ours, String subscriptionId, String gatewayId, Capabilities capabilities) {
        if (capabilities.policies()) {
            return claimed.userWithPolicy(gatewayId, userName, subscriptionId);
        }
        return ours ? Optional.empty() : claimed.user(gatewayId, userName, subscriptionId);
    }

    /** What may have been claimed for these names, to be given back with the end of the subscription. */
    public static List<ClaimedName> claimed(String gatewayId, Names names) {
        return ClaimedNames.of(names)
                .map(name -> new ClaimedName(gatewayId, name))
                .toList();
    }

    private static String bucket(String beginning, String suffix) {
        return (beginning + "-" + suffix).toLowerCase(Locale.ROOT);
    }
}
