package io.stowage.limits.gateway;

import io.stowage.gateway.LimitTarget;
import io.stowage.gateway.RateLimits;
import io.stowage.gateway.UserRef;

/** One thing to write at the gateway. Each may be repeated. */
sealed interface Step {

    /** Exactly these rates; what is not named becomes unlimited. */
    record LimitRates(LimitTarget target, RateLimits rates) implements Step {}

    /** Back to unlimited is a removal: at the gateways zero would mean the same, and in a plan the opposite. */
    record UnlimitRates(LimitTarget target) implements Step {}

    record LimitSpace(UserRef user, long bytes) implements Step {}

    record UnlimitSpace(UserRef user) implements Step {}
}
