package io.stowage.gateway;

import java.security.SecureRandom;

/**
 * How secret access keys are made where they are our choice.
 *
 * @param length in characters, 8 to 40 (what MinIO takes)
 * @param alphabet characters to choose from, printable ASCII without the space, at least ten different ones
 */
public record SecretRule(int length, String alphabet) {

    /** 40 letters and digits, 238 bits. */
    public static final SecretRule STRONG =
            new SecretRule(40, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    private static final SecureRandom CHANCE = new SecureRandom();

    /** @throws IllegalArgumentException saying what is wanted */
    public SecretRule {
        if (length < 8 || length > 40) {
            throw new IllegalArgumentException("a secret has 8 to 40 characters, not " + length);
        }
        if (!alphabet.chars().allMatch(c -> c > ' ' && c < 0x7f)
                || alphabet.chars().distinct().count() < 10) {
            throw new IllegalArgumentException(
                    "secrets are made of at least ten different printable ASCII characters without the space");
        }
    }

    /**
     * A rule as the manual of the MinIO module writes it ("Password rule"): {@code 12:ABC123}, the length and the characters.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static SecretRule parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || !text.substring(0, colon).strip().matches("[0-9]{1,4}")) {
            throw new IllegalArgumentException(
                    "'%s' is no rule for passwords: wanted are length and characters, as in 20:abcdefghijkmnpqrstuvwxyz"
                            .formatted(text));
        }
        return new SecretRule(
                Integer.parseInt(text.substring(0, colon).strip()),
                text.substring(colon + 1).strip());
    }

    /** A new secret, made of strong chance. */
    public Secret make() {
        StringBuilder made = new StringBuilder(length);
        CHANCE.ints(length, 0, alphabet.length()).forEach(at -> made.append(alphabet.charAt(at)));
        return Secret.of(made.toString());
    }
}
