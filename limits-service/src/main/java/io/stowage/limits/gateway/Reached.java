package io.stowage.limits.gateway;

import io.stowage.limits.account.Difference;
import io.stowage.limits.account.Failure;
import io.stowage.limits.terms.LimitSet;
import java.util.List;

/** How far the gateway was brought to what is wanted. */
public sealed interface Reached {

    /** Drift that was found before anything was written. */
    List<Difference> drift();

    /** Whether something was, or may have been, written. */
    boolean wrote();

    /**
     * All the way, apart from drift that is only reported.
     *
     * @param limits wanted, and in force
     */
    record InForce(LimitSet limits, List<Difference> drift, boolean wrote) implements Reached {}

    /** Not all the way, and nothing said no. */
    record Delayed(Failure why, List<Difference> drift, boolean wrote) implements Reached {}

    /** It cannot be brought there: the gateway, or what is known of it, says no. */
    record Refused(Failure why, List<Difference> drift, boolean wrote) implements Reached {

        /** Without having looked. */
        static Refused unseen(Failure why) {
            return new Refused(why, List.of(), false);
        }
    }
}
