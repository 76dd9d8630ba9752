package io.stowage.limits.terms;

import java.util.Optional;

/** The plans there are. */
@FunctionalInterface
public interface Plans {

    /** The limits of the plan as published last; empty: there is no such plan, or it makes no sense. */
    Optional<PlanLimits> find(String planId);
}
