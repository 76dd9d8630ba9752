/** Faults on demand and the log of calls. */
@NullMarked
package io.stowage.simulator.faults;

import org.jspecify.annotations.NullMarked;
