package io.stowage.provisioning.identity;

import io.stowage.gateway.Capabilities;
import io.stowage.provisioning.identity.IdentityRule.Refused;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Under what names a subscription is known at a gateway: its user's and its default bucket's. They are claimed, so that
 * no two subscriptions meet, whatever the rules make of their ids.
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
                    case EMAIL -> bucket(subscription.subscriptionId(), suffix);
                    // What a policy lets a user into are the buckets that begin with its name.
                    case CHOSEN -> bucket(name.userName(), suffix);
                });
                yield claim(subscription.subscriptionId(), gatewayId, capabilities, new Names(name.userName(), bucket));
            }
        };
    }

    private Answer claim(String subscriptionId, String gatewayId, Capabilities capabilities, Names names) {
        if (names.bucket().filter(name -> !BUCKET_NAME.matcher(name).matches()).isPresent()) {
            return new Refused(
                    "unusable-bucket-name",
                    "the default bucket would be called '%s'"
                            .formatted(names.bucket().get()));
        }
        Optional<Refused> refused = capabilities.policies()
                ? claimed.userWithPolicy(gatewayId, names.userName(), subscriptionId)
                : claimed.user(gatewayId, names.userName(), subscriptionId);
        if (refused.isEmpty() && names.bucket().isPresent()) {
            refused = claimed.bucket(gatewayId, names.bucket().get(), subscriptionId);
        }
        if (refused.isPresent()) {
            claimed.release(claimed(gatewayId, names), subscriptionId);
            return refused.get();
        }
        return names;
    }

    /** What was claimed for these names, to be given back with the end of the subscription. */
    public static List<ClaimedName> claimed(String gatewayId, Names names) {
        return ClaimedNames.of(names)
                .map(name -> new ClaimedName(gatewayId, name))
                .toList();
    }

    /** Bucket names have no capitals and no underscore. */
    private static String bucket(String beginning, String suffix) {
        return (beginning + "-" + suffix).toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
