/** Limits as the limits service remembers them. */
@NullMarked
package io.stowage.operations.limits;

import org.jspecify.annotations.NullMarked;
