/** The control endpoint: faults, clock, totals and calls as JSON over HTTP. */
@NullMarked
package io.stowage.simulator.control;

import org.jspecify.annotations.NullMarked;
