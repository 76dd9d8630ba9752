/** A real Kafka broker and a real schema registry on this machine, for the local stack and for tests. */
@NullMarked
package io.stowage.embedded;

import org.jspecify.annotations.NullMarked;
