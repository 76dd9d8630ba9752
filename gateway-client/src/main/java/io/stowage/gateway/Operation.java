package io.stowage.gateway;

/** The kinds of operations that a gateway limits. */
public enum Operation {
    /** The limit for what has none of its own. */
    DEFAULT,
    GET,
    PUT,
    LIST,
    DELETE
}
