package io.stowage.usage.stream;

import io.stowage.contracts.AccountState;
import io.stowage.contracts.AccountStatus;
import io.stowage.events.kafka.FollowedTopic;
import io.stowage.events.kafka.SharedTopics;
import io.stowage.schemas.topics.TopicCatalogue;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whose user is whose, as provisioning tells it. Ended accounts stay known as long as provisioning remembers them: their
 * last counters come after their end.
 */
final class Subscriptions implements AutoCloseable {

    private final Map<GatewayUser, Owner> owners = new ConcurrentHashMap<>();
    private final FollowedTopic<AccountState> topic;

    Subscriptions(SharedTopics topics) {
        this.topic = topics.followed(TopicCatalogue.ACCOUNTS, AccountState.class, this::take);
    }

    private record GatewayUser(String gatewayId, String userId) {}

    private record Owner(String subscriptionId, boolean ended) {}

    /** Empty for users of no subscription. */
    Optional<String> of(String gatewayId, String userId) {
        return Optional.ofNullable(owners.get(new GatewayUser(gatewayId, userId)))
                .map(Owner::subscriptionId);
    }

    private void take(String subscriptionId, Optional<AccountState> account) {
        if (account.isEmpty()) {
            owners.values().removeIf(owner -> owner.subscriptionId().equals(subscriptionId));
            return;
        }
        AccountState state = account.get();
        String userId = state.getGatewayUserId();
        if (state.getGatewayId() != null && userId != null) {
            Owner told = new Owner(subscriptionId, state.getStatus() == AccountStatus.TERMINATED);
            // Where names are chosen, a new account may have the user of one that has ended.
            owners.merge(
                    new GatewayUser(state.getGatewayId(), userId),
                    told,
                    (known, latest) -> latest.ended()
                                    && !known.ended()
                                    && !known.subscriptionId().equals(subscriptionId)
                            ? known
                            : latest);
        }
    }

    @Override
    public void close() {
        topic.close();
    }
}
