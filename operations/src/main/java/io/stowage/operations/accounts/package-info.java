/** Accounts as provisioning remembers them. */
@NullMarked
package io.stowage.operations.accounts;

import org.jspecify.annotations.NullMarked;
