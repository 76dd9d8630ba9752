package io.stowage.operations.output;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records of the contracts as JSON for people and programs: the contract's field names, times in ISO 8601, decimals as
 * numbers, bytes in base64 (a secret stays encrypted), fields without a value left out.
 */
public final class ContractJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ContractJson() {}

    public static ObjectNode of(SpecificRecord record) {
        ObjectNode object = JSON.objectNode();
        for (Schema.Field field : record.getSchema().getFields()) {
            Object value = record.get(field.pos());
            if (value != null) {
                object.set(field.name(), node(value));
            }
        }
        return object;
    }

    private static JsonNode node(@Nullable Object value) {
        return switch (value) {
            case null -> JSON.nullNode();
            case SpecificRecord record -> of(record);
            case Collection<?> values ->
                JSON.arrayNode().addAll(values.stream().map(ContractJson::node).toList());
            case Map<?, ?> values -> {
                ObjectNode object = JSON.objectNode();
                values.forEach((name, each) -> object.set(String.valueOf(name), node(each)));
                yield object;
            }
            case ByteBuffer bytes -> JSON.stringNode(base64(bytes.duplicate()));
            case BigDecimal decimal -> JSON.numberNode(plain(decimal));
            case Long number -> JSON.numberNode(number);
            case Integer number -> JSON.numberNode(number);
            case Boolean truth -> JSON.booleanNode(truth);
            // Text, enumerations and times.
            case Object other -> JSON.stringNode(other.toString());
        };
    }

    /** Without the zeros of the contract's scale, and never in scientific notation. */
    private static BigDecimal plain(BigDecimal decimal) {
        BigDecimal bare = decimal.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }

    private static String base64(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return Base64.getEncoder().encodeToString(copy);
    }
}
