package io.stowage.gateway.http;

/**
 * One kind of call.
 *
 * @param name for metrics and logs: {@code users.create}
 * @param words for people: {@code create user}
 */
public record CallKind(String name, String words, Effect effect) {

    /** What a call does to the gateway, which decides whether it may be repeated. */
    public enum Effect {
        /** Nothing. */
        READ,
        /** The same when done twice as when done once. */
        REPEATABLE_WRITE,
        /** More when done twice: never repeated once it may have reached the gateway. */
        SINGLE_WRITE
    }

    public static CallKind read(String name, String words) {
        return new CallKind(name, words, Effect.READ);
    }

    public static CallKind repeatableWrite(String name, String words) {
        return new CallKind(name, words, Effect.REPEATABLE_WRITE);
    }

    public static CallKind singleWrite(String name, String words) {
        return new CallKind(name, words, Effect.SINGLE_WRITE);
    }
}
