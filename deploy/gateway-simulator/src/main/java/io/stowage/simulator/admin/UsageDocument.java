package io.stowage.simulator.admin;

import io.stowage.simulator.state.UsageObject;
import io.stowage.simulator.state.UsageRow;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** The body of a statistics object. */
final class UsageDocument {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String NAME_PREFIX = "s3-usage-";

    private UsageDocument() {}

    static byte[] of(UsageObject object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberProperty("fmt_version", 1);
            json.writeName("service_id");
            // A bare hexadecimal word, as the gateway prints it: with a letter in it, this is not valid JSON.
            json.writeRawValue(serviceId(object.name()));
            json.writeNumberProperty("start_ts", object.startTs());
            json.writeNumberProperty("period", object.period());
            json.writeNumberProperty("nr_items", object.items().size());
            json.writeArrayPropertyStart("items");
            object.items().forEach(row -> write(json, row));
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, UsageRow row) {
        json.writeStartObject();
        json.writeObjectPropertyStart("key");
        json.writeStringProperty("bucket", row.key().bucket());
        json.writeNumberProperty("epoch", row.key().epoch());
        json.writeStringProperty("user_id", row.key().userId());
        json.writeStringProperty("tag", row.key().tag());
        json.writeEndObject();
        json.writeObjectPropertyStart("counters");
        json.writeObjectPropertyStart("ops");
        json.writeNumberProperty("put", row.put());
        json.writeNumberProperty("get", row.get());
        json.writeNumberProperty("list", row.list());
        json.writeNumberProperty("other", row.other());
        json.writeEndObject();
        json.writeObjectPropertyStart("net_io");
        json.writeNumberProperty("uploaded", row.uploaded());
        json.writeNumberProperty("downloaded", row.downloaded());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String serviceId(String name) {
        return name.substring(NAME_PREFIX.length(), name.indexOf('-', NAME_PREFIX.length()));
    }
}
