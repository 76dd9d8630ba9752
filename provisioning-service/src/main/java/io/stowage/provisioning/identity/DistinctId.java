package io.stowage.provisioning.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A subscription's id as a part of names at a gateway. Bucket names have no capitals and no {@code _}, and gateways may
 * not tell capitals of addresses apart: so ids that have some are folded, and get a mark made of the whole id behind
 * them. Ids that differ stay different, without anybody being asked.
 */
final class DistinctId {

    private static final Pattern PLAIN = Pattern.compile("[a-z0-9.-]+");
    private static final int MARK_BYTES = 5;

    private DistinctId() {}

    /**
     * {@code sub-1} of {@code sub-1}; {@code sub-1x} and ten hexadecimal digits of {@code Sub_1}. Without a hyphen between,
     * because a policy for {@code sub-1} lets into what begins with {@code sub-1-}.
     */
    static String of(String subscriptionId) {
        if (PLAIN.matcher(subscriptionId).matches()) {
            return subscriptionId;
        }
        return subscriptionId.toLowerCase(Locale.ROOT).replace('_', '-') + "x" + mark(subscriptionId);
    }

    private static String mark(String subscriptionId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(subscriptionId.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, MARK_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
