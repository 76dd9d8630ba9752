package io.stowage.notification.account;

import io.stowage.messages.MessageKind;
import io.stowage.messages.Threshold;
import io.stowage.notification.full.WhenFull;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The part of a plan that says when a customer is told what.
 *
 * @param planName for people
 * @param quota in bytes; empty or 0: unlimited
 * @param storage thresholds of what is stored
 * @param traffic thresholds of the traffic of a month, absolute ones
 * @param margin how far below a threshold it is left, 0 to 50
 * @param off what customers are not told
 */
public record Terms(
        String planName,
        OptionalLong quota,
        List<Threshold> storage,
        List<Threshold> traffic,
        int margin,
        WhenFull whenFull,
        Set<MessageKind> off) {

    /** @throws IllegalArgumentException for a margin that is none */
    public Terms {
        if (margin < 0 || margin > 50) {
            throw new IllegalArgumentException("releaseMargin is %d, and has to be within 0 and 50".formatted(margin));
        }
        storage = List.copyOf(storage);
        traffic = List.copyOf(traffic);
        off = Set.copyOf(off);
    }
}
