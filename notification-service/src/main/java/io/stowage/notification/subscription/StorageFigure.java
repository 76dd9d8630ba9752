package io.stowage.notification.subscription;

import java.time.Instant;

/**
 * What is stored.
 *
 * @param readAt when it was read at the gateway
 */
public record StorageFigure(long bytes, Instant readAt) {

    boolean isNewerThan(StorageFigure other) {
        return readAt.isAfter(other.readAt);
    }
}
