/** The service on Kafka: topics, contracts, settings. */
@NullMarked
package io.stowage.limits.stream;

import org.jspecify.annotations.NullMarked;
