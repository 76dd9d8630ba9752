/** Ways to customers, and what becomes of a message on them. */
@NullMarked
package io.stowage.notification.channel;

import org.jspecify.annotations.NullMarked;
