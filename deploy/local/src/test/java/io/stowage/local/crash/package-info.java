/** Services killed, frozen and cut off in the middle of their work, and what is left in the end. */
@NullMarked
package io.stowage.local.crash;

import org.jspecify.annotations.NullMarked;
