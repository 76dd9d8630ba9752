package io.stowage.gateway;

/** Texts that must say something. */
final class Text {

    private Text() {}

    static void required(String value, String what) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " must not be blank");
        }
    }
}
