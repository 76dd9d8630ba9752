package io.stowage.simulator.state;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes ids and keys of the shape ostor gives out. */
public final class Credentials {
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final String ALL = UPPER + "abcdefghijklmnopqrstuvwxyz";

    private final SecureRandom random = new SecureRandom();

    /** 16 hexadecimal digits. */
    public String userId() {
        byte[] bytes = new byte[8];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** An access key id is the user's id and four more characters; a secret has forty. */
    public KeyPair keyPair(String userId) {
        return new KeyPair(userId + word(UPPER, 4), word(ALL, 40));
    }

    private String word(String alphabet, int length) {
        StringBuilder word = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            word.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return word.toString();
    }
}
