/** Plans and overrides become limits at the gateway. */
@NullMarked
package io.stowage.limits;

import org.jspecify.annotations.NullMarked;
