/** Orders from Kafka, accounts and events to Kafka. */
@NullMarked
package io.stowage.provisioning.stream;

import org.jspecify.annotations.NullMarked;
