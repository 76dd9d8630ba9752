package io.stowage.gateway.ostor;

import io.stowage.gateway.Operation;

/** What limits are called on the wire. */
final class LimitWords {

    static final String UNLIMITED = "0";

    private LimitWords() {}

    static String of(Operation operation) {
        return switch (operation) {
            case DEFAULT -> "default";
            case GET -> "get";
            case PUT -> "put";
            case LIST -> "list";
            case DELETE -> "delete";
        };
    }
}
