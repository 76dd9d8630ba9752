/** Everything on one machine, by one command: Kafka, registry, simulated gateway and services in one JVM. */
@NullMarked
package io.stowage.local;

import org.jspecify.annotations.NullMarked;
