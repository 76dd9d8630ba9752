package io.stowage.notification.mail;

/** How the connection to the mail server is protected. */
public enum Encryption {
    /** Begins in the clear and is encrypted before anything is said; a server that cannot is not talked to. */
    STARTTLS,
    /** From the first byte. */
    TLS,
    /** Not at all. */
    NONE
}
