/** The service on Kafka: topics, contracts, settings. */
@NullMarked
package io.stowage.notification.stream;

import org.jspecify.annotations.NullMarked;
