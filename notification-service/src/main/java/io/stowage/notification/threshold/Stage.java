package io.stowage.notification.threshold;

/** Where a threshold stands with a customer. A threshold without a stage was neither reached nor spoken of. */
public enum Stage {
    /** Reached, and the customer is yet to be told. */
    REACHED,
    /** Reached, and the customer knows. */
    TOLD,
    /** Left, and the customer knows only that it was reached. */
    LEFT
}
