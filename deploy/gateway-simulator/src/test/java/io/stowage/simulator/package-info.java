/** The simulator as its clients see it. */
@NullMarked
package io.stowage.simulator;

import org.jspecify.annotations.NullMarked;
