package io.stowage.notification.account;

import java.util.Optional;

/** The plans there are. */
@FunctionalInterface
public interface Plans {

    /** The terms of the plan as published last; empty: there is no such plan, or it makes no sense. */
    Optional<Terms> find(String planId);

    /** The same as far as it is known already: asked of many accounts at once, it waits for nobody. */
    default Optional<Terms> known(String planId) {
        return find(planId);
    }
}
