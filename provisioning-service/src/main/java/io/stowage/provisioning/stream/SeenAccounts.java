package io.stowage.provisioning.stream;

import io.stowage.contracts.AccountState;
import io.stowage.contracts.AccountStatus;
import io.stowage.contracts.LimitsOverride;
import io.stowage.events.kafka.FollowedTopic;
import io.stowage.events.kafka.SharedTopics;
import io.stowage.provisioning.account.Occupancy;
import io.stowage.provisioning.account.Occupancy.Share;
import io.stowage.schemas.topics.TopicCatalogue;
import java.util.Optional;
import java.util.OptionalLong;

/** All accounts of all instances, as far as they tell what the gateways hold. */
final class SeenAccounts implements AutoCloseable {

    private final Occupancy occupancy;
    private final Optional<FollowedTopic<AccountState>> topic;

    /** @param needed whether some gateway has bounds; if not, nothing is read */
    SeenAccounts(SharedTopics topics, Occupancy occupancy, boolean needed) {
        this.occupancy = occupancy;
        this.topic = needed
                ? Optional.of(topics.followed(TopicCatalogue.ACCOUNTS, AccountState.class, this::take))
                : Optional.empty();
    }

    private void take(String subscriptionId, Optional<AccountState> account) {
        if (account.isEmpty() || account.get().getStatus() == AccountStatus.TERMINATED) {
            occupancy.ended(subscriptionId);
        } else if (account.get().getHold() != null) {
            occupancy.placeless(subscriptionId);
        } else {
            occupancy.holds(subscriptionId, share(account.get()));
        }
    }

    /** Of the few gateways and plans there are, each name is kept once. */
    private static Share share(AccountState account) {
        LimitsOverride override = account.getWanted().getLimitsOverride();
        Long quota = override == null ? null : override.getQuotaBytes();
        return new Share(
                account.getGatewayId().intern(),
                account.getWanted().getPlanId().intern(),
                quota == null ? OptionalLong.empty() : OptionalLong.of(quota));
    }

    @Override
    public void close() {
        topic.ifPresent(FollowedTopic::close);
    }
}
