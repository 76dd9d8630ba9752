/** The stream over Kafka: batch, keys, memory, dead letters, one transaction. */
@NullMarked
package io.stowage.events.kafka;

import org.jspecify.annotations.NullMarked;
