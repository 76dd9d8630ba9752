package io.stowage.notification.account;

/** What billing wants for the customer. */
public enum Service {
    ACTIVE,
    SUSPENDED,
    TERMINATED
}
