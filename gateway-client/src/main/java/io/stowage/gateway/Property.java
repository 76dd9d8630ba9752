package io.stowage.gateway;

import java.time.Duration;

/** Checks of configured values; the messages name the property and what is wanted. */
final class Property {

    private Property() {}

    static void within(int value, int least, int most, String name) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be between " + least + " and " + most + ", was " + value);
        }
    }

    static void positive(Duration value, String name) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be longer than nothing, was " + value);
        }
    }

    static void filled(String value, String name) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
    }
}
