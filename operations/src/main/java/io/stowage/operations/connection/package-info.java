/** Which Kafka and registry a command talks to, and how: found, checked, bounded in time. */
@NullMarked
package io.stowage.operations.connection;

import org.jspecify.annotations.NullMarked;
