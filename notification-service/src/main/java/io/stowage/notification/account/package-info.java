/** What is known of an account and of its plan. */
@NullMarked
package io.stowage.notification.account;

import org.jspecify.annotations.NullMarked;
