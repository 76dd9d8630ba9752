/** Signatures against published answers. */
@NullMarked
package io.stowage.simulator.signing;

import org.jspecify.annotations.NullMarked;
