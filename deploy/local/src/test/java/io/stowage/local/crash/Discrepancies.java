package io.stowage.local.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.stowage.contracts.AccountState;
import io.stowage.contracts.AccountStatus;
import io.stowage.contracts.CredentialIssued;
import io.stowage.contracts.IssuedKey;
import io.stowage.contracts.LifecycleEvent;
import io.stowage.contracts.LifecycleKind;
import io.stowage.schemas.credentials.CannotOpenSecret;
import io.stowage.simulator.state.Bucket;
import io.stowage.simulator.state.Effect;
import io.stowage.simulator.state.KeyPair;
import io.stowage.simulator.state.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where the outcome is not what the orders add up to, one line each. */
final class Discrepancies {

    private final OrderFlow flow;
    private final Outcome outcome;
    private final List<String> found = new ArrayList<>();

    private Discrepancies(OrderFlow flow, Outcome outcome) {
        this.flow = flow;
        this.outcome = outcome;
    }

    static List<String> between(OrderFlow flow, Outcome outcome) {
        Discrepancies discrepancies = new Discrepancies(flow, outcome);
        discrepancies.inAccounts();
        discrepancies.inUsers();
        discrepancies.inUsersOverTime();
        discrepancies.inBuckets();
        discrepancies.inCredentials();
        discrepancies.inLifecycle();
        if (outcome.deadLetters() > 0) {
            discrepancies.found.add(outcome.deadLetters() + " dead letters");
        }
        return discrepancies.found;
    }

    private void inAccounts() {
        flow.stories().forEach((subscription, story) -> {
            AccountState account = outcome.accounts().get(subscription);
            if (account == null) {
                found.add(subscription + ": no account");
                return;
            }
            expect(subscription + ": status", story.end(), account.getStatus());
            int keys = story.end() == AccountStatus.TERMINATED ? 0 : story.keys();
            expect(
                    subscription + ": keys in the account",
                    keys,
                    account.getAccessKeys().size());
        });
        unknown("account", outcome.accounts().keySet(), flow.stories().keySet());
    }

    /** One for each live subscription, nobody else, and just the keys that its account names. */
    private void inUsers() {
        Map<String, List<User>> byName = outcome.users().stream().collect(groupingBy(User::email));
        Set<String> names = new HashSet<>();
        flow.stories().forEach((subscription, story) -> {
            AccountState account = outcome.accounts().get(subscription);
            names.add(story.userName());
            List<User> users = byName.getOrDefault(story.userName(), List.of());
            boolean live = story.end() != AccountStatus.TERMINATED;
            expect(subscription + ": users", live ? 1 : 0, users.size());
            if (account != null && live && users.size() == 1) {
                User user = users.getFirst();
                expect(subscription + ": user", account.getGatewayUserId(), user.id());
                expect(subscription + ": enabled", story.end() == AccountStatus.ACTIVE, user.enabled());
                expect(subscription + ": keys", keys(account), keys(user));
            }
        });
        unknown("user", byName.keySet(), names);
    }

    private void inUsersOverTime() {
        Map<String, Integer> present = new HashMap<>();
        for (Effect effect : outcome.effects()) {
            int change = switch (effect.call()) {
                case "users.create" -> 1;
                case "users.delete" -> -1;
                default -> 0;
            };
            if (present.merge(effect.email(), change, Integer::sum) > 1) {
                found.add(effect.email() + ": two users at " + effect.time());
            }
        }
    }

    private void inBuckets() {
        Map<String, String> owners =
                outcome.buckets().stream().collect(Collectors.toMap(Bucket::name, Bucket::ownerId));
        Map<String, String> wanted = new HashMap<>();
        flow.stories().forEach((subscription, story) -> {
            AccountState account = outcome.accounts().get(subscription);
            if (account != null
                    && story.plan().equals(Platform.PLAN_WITH_BUCKET)
                    && story.end() != AccountStatus.TERMINATED) {
                wanted.put(Platform.defaultBucket(subscription), account.getGatewayUserId());
            }
        });
        expect("buckets and their owners", wanted, owners);
    }

    /** Each key was handed out once, to the subscription whose user it was made for, and opens to what the gateway knows. */
    private void inCredentials() {
        Map<String, String> makers = outcome.effects().stream()
                .filter(effect -> Set.of("users.create", "users.genKey").contains(effect.call()))
                .collect(Collectors.toMap(Effect::subject, Effect::email));
        Map<String, String> secrets = outcome.users().stream()
                .flatMap(user -> user.keys().stream())
                .collect(Collectors.toMap(KeyPair::accessKeyId, KeyPair::secretAccessKey));
        Map<String, Long> times = times(outcome.credentials(), CredentialIssued::getAccessKeyId);
        times.forEach((key, number) -> expect("key " + key + ": handed out", 1L, number));
        for (CredentialIssued credential : outcome.credentials()) {
            String key = credential.getAccessKeyId();
            expect("key " + key + ": made for", Story.userName(credential.getSubscriptionId()), makers.get(key));
            if (secrets.containsKey(key) && !secrets.get(key).equals(opened(credential))) {
                found.add("key " + key + ": does not open to its secret");
            }
        }
        outcome.accounts()
                .values()
                .forEach(account ->
                        keys(account).forEach(key -> expect("key " + key + ": handed out", 1L, times.get(key))));
        expect(
                "ids of credentials",
                outcome.credentials().size(),
                times(outcome.credentials(), CredentialIssued::getEventId).size());
    }

    /** Of each order is told once what became of it, and of nothing else. */
    private void inLifecycle() {
        Map<String, List<LifecycleKind>> told = outcome.lifecycle().stream()
                .collect(groupingBy(
                        LifecycleEvent::getOrderEventId,
                        Collectors.mapping(LifecycleEvent::getKind, Collectors.toList())));
        Map<String, List<LifecycleKind>> due = new HashMap<>();
        flow.stories()
                .values()
                .forEach(story -> story.tidings().forEach((order, kind) -> due.put(order, List.of(kind))));
        due.forEach((order, kinds) -> expect("order " + order, kinds, told.get(order)));
        unknown("order", told.keySet(), due.keySet());
        outcome.lifecycle().stream()
                .filter(event -> event.getKind() == LifecycleKind.FAILED)
                .forEach(event ->
                        found.add("order %s failed: %s".formatted(event.getOrderEventId(), event.getReason())));
        times(outcome.lifecycle(), LifecycleEvent::getEventId)
                .forEach((id, number) -> expect("lifecycle event " + id, 1L, number));
    }

    private String opened(CredentialIssued credential) {
        byte[] sealed = new byte[credential.getEncryptedSecret().remaining()];
        credential.getEncryptedSecret().duplicate().get(sealed);
        try {
            return new String(
                    outcome.billing().open(credential.getSubscriptionId(), credential.getAccessKeyId(), sealed), UTF_8);
        } catch (CannotOpenSecret closed) {
            return "";
        }
    }

    private static Set<String> keys(AccountState account) {
        return account.getAccessKeys().stream().map(IssuedKey::getAccessKeyId).collect(Collectors.toSet());
    }

    private static Set<String> keys(User user) {
        return user.keys().stream().map(KeyPair::accessKeyId).collect(Collectors.toSet());
    }

    private static <T> Map<String, Long> times(List<T> all, Function<T, String> id) {
        return all.stream().collect(groupingBy(id, counting()));
    }

    private void unknown(String what, Set<String> present, Set<String> known) {
        present.stream().filter(one -> !known.contains(one)).forEach(one -> found.add(what + " nobody knows: " + one));
    }

    private void expect(String what, Object wanted, Object actual) {
        if (!Objects.equals(wanted, actual)) {
            found.add("%s: wanted %s, is %s".formatted(what, wanted, actual));
        }
    }
}
