/** Metering and daily totals over Kafka Streams. */
@NullMarked
package io.stowage.usage.topology;

import org.jspecify.annotations.NullMarked;
