/** When usage has reached a threshold, when it has left it, and what the customer is yet to be told of it. */
@NullMarked
package io.stowage.notification.threshold;

import org.jspecify.annotations.NullMarked;
