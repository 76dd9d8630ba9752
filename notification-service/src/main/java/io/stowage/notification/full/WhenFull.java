package io.stowage.notification.full;

/** What a plan wants done when the quota is used up. */
public enum WhenFull {
    NOTIFY,
    RESTRICT,
    SUSPEND
}
