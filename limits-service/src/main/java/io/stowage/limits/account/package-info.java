/** What is remembered of an account's limits. */
@NullMarked
package io.stowage.limits.account;

import org.jspecify.annotations.NullMarked;
