package io.stowage.schemas.serde;

/** The schema registry refuses a schema, as a rule because it is not compatible with an earlier version. */
public final class SchemaRefused extends RuntimeException {

    SchemaRefused(String subject, String reason) {
        super("the schema registry refuses the schema of " + subject + ": " + reason);
    }
}
