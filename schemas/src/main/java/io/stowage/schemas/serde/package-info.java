/** Avro records on Kafka: the wire format, the schema registry, and what to do with bytes that cannot be read. */
@NullMarked
package io.stowage.schemas.serde;

import org.jspecify.annotations.NullMarked;
