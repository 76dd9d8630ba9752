package io.stowage.notification.lifecycle;

import io.stowage.messages.News;
import io.stowage.notification.account.AccountFacts;
import io.stowage.notification.account.Terms;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What customers are told of what happened to their account. */
public final class LifecycleNews {

    private LifecycleNews() {}

    /**
     * @param facts the account as the happening left it, or later
     * @param terms the plan from then on
     */
    public static News of(Happening happening, AccountFacts facts, Terms terms) {
        return switch (happening.kind()) {
            case PROVISIONED -> new News.Welcome(bytes(facts.quota(terms)));
            case PLAN_CHANGED -> new News.PlanChanged(terms.planName(), bytes(facts.quota(terms)));
            case SUSPENDED -> new News.Suspended();
            case RESUMED -> new News.Resumed();
            case KEYS_ROTATED ->
                new News.KeysRotated(facts.accessKeyIds(), facts.oldKeysUntil().orElse(null));
            case TERMINATING -> new News.Terminated(happening.purgeAt().orElse(null));
        };
    }

    private static @Nullable Long bytes(OptionalLong quota) {
        return quota.isPresent() ? quota.getAsLong() : null;
    }
}
