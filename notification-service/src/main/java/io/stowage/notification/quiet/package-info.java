/** Hours at which customers are not to be disturbed. */
@NullMarked
package io.stowage.notification.quiet;

import org.jspecify.annotations.NullMarked;
