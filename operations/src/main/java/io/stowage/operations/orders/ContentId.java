package io.stowage.operations.orders;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.contracts.OrderEvent;
import io.stowage.operations.output.ContractJson;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The id of an order that was given none, made of all it says: the same content is the same order, wherever its line
 * stands and however it is spelt. Its time is part of it, so an order that is made anew has another id.
 */
final class ContentId {

    /** Half of a SHA-256: enough that no two orders ever share it, short enough to read. */
    private static final int BYTES = 16;

    private ContentId() {}

    /** @param order its event id does not count */
    static String of(OrderEvent order) {
        // As JSON and not as Avro: a field that the contract gains changes no id of an order without it.
        String content = ContractJson.of(order).without("eventId").toString();
        return "content-" + HexFormat.of().formatHex(sha256().digest(content.getBytes(UTF_8)), 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }
}
