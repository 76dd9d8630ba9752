package io.stowage.local.crash;

import io.stowage.contracts.AccountState;
import io.stowage.contracts.CredentialIssued;
import io.stowage.contracts.LifecycleEvent;
import io.stowage.schemas.credentials.BillingPrivateKey;
import io.stowage.schemas.topics.Topic;
import io.stowage.schemas.topics.TopicCatalogue;
import io.stowage.simulator.state.Bucket;
import io.stowage.simulator.state.Effect;
import io.stowage.simulator.state.User;
import java.util.List;
import java.util.Map;

/**
 * What is there in the end: what a committed reader of the topics finds, and what the gateway itself knows.
 *
 * @param accounts the latest of each subscription
 * @param users without administrators
 */
record Outcome(
        Map<String, AccountState> accounts,
        List<LifecycleEvent> lifecycle,
        List<CredentialIssued> credentials,
        int deadLetters,
        List<User> users,
        List<Bucket> buckets,
        List<Effect> effects,
        BillingPrivateKey billing) {

    static Outcome of(Platform platform) {
        return new Outcome(
                latestAccounts(platform),
                values(platform, TopicCatalogue.LIFECYCLE),
                values(platform, TopicCatalogue.CREDENTIALS),
                values(platform, TopicCatalogue.PROVISIONING_DEAD_LETTERS).size(),
                platform.gateway.users().stream().filter(user -> !user.system()).toList(),
                platform.gateway.buckets(),
                platform.gateway.effects(0),
                platform.billing);
    }

    private static Map<String, AccountState> latestAccounts(Platform platform) {
        try (CommittedTopic<AccountState> accounts = platform.topic(TopicCatalogue.ACCOUNTS)) {
            return accounts.latest();
        }
    }

    private static <V> List<V> values(Platform platform, Topic topic) {
        try (CommittedTopic<V> values = platform.topic(topic)) {
            return values.values();
        }
    }
}
