/** What happened to accounts, and what customers are told of it. */
@NullMarked
package io.stowage.notification.lifecycle;

import org.jspecify.annotations.NullMarked;
