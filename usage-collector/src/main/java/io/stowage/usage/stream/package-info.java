/** The collection on Kafka: topics, contracts, settings. */
@NullMarked
package io.stowage.usage.stream;

import org.jspecify.annotations.NullMarked;
