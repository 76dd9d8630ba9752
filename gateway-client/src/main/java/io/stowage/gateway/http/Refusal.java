package io.stowage.gateway.http;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway says about a call it did not carry out: from the header {@code X-Amz-Err-Message}, else from an XML or
 * JSON body. Of a body nothing but its code and message is taken, as the rest may hold keys.
 */
record Refusal(String code, String explanation) {

    private static final int LONGEST = 300;
    private static final Pattern CODE = Pattern.compile("<Code>([^<]+)</Code>|\"[Cc]ode\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern MESSAGE =
            Pattern.compile("<Message>([^<]+)</Message>|\"[Mm]essage\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\s]+");

    static Refusal of(int status, @Nullable String header, byte[] body) {
        var text = new String(body, 0, Math.min(body.length, 8192), StandardCharsets.UTF_8);
        var code = found(CODE, text);
        var message = header == null || header.isBlank() ? found(MESSAGE, text) : header;
        return new Refusal(code.isEmpty() ? "Status" + status : oneLine(code), oneLine(message));
    }

    String describe() {
        return explanation.isEmpty() ? code : code + ": " + explanation;
    }

    private static String found(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return "";
        }
        var group = matcher.group(1);
        return group == null ? matcher.group(2) : group;
    }

    private static String oneLine(String text) {
        var line = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
