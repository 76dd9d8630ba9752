/** What happens to an account's limits, and what follows. */
@NullMarked
package io.stowage.limits.lifecycle;

import org.jspecify.annotations.NullMarked;
