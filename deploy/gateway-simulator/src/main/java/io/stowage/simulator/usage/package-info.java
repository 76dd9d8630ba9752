/** Counting what is served and stored. */
@NullMarked
package io.stowage.simulator.usage;

import org.jspecify.annotations.NullMarked;
