/** Customers hear of what happens to their storage, by e-mail and webhooks. */
@NullMarked
package io.stowage.notification;

import org.jspecify.annotations.NullMarked;
