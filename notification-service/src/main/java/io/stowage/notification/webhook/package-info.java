/** Messages as signed JSON, posted to the operator's own systems. */
@NullMarked
package io.stowage.notification.webhook;

import org.jspecify.annotations.NullMarked;
