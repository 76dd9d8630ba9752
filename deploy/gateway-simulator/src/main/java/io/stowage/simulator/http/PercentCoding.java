package io.stowage.simulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Percent coding as AWS signatures define it: every byte but {@code A-Z a-z 0-9 - _ . ~} is coded. */
public final class PercentCoding {
    private static final String HEX = "0123456789ABCDEF";

    private PercentCoding() {}

    public static String encode(String text) {
        return encode(text, false);
    }

    public static String encodePath(String path) {
        return encode(path, true);
    }

    /** Decodes a query word: {@code +} stands for a space, so a plus sign has to travel as {@code %2B}. */
    public static String decodeQuery(String raw) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal(S3Error.INVALID_ARGUMENT, "The query string is not percent-coded correctly.");
        }
    }

    /** Decodes a path, where {@code +} is a plus sign. */
    public static String decodePath(String raw) {
        return decodeQuery(raw.replace("+", "%2B"));
    }

    private static String encode(String text, boolean keepSlash) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder coded = new StringBuilder(bytes.length + 16);
        for (byte b : bytes) {
            char c = (char) (b & 0xff);
            if (unreserved(c) || (keepSlash && c == '/')) {
                coded.append(c);
            } else {
                coded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return coded.toString();
    }

    private static boolean unreserved(char c) {
        return (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_'
                || c == '.'
                || c == '~';
    }
}
