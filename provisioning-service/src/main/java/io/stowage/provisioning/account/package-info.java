/** One subscription's account: what is wanted, what is there, and the way from one to the other. */
@NullMarked
package io.stowage.provisioning.account;

import org.jspecify.annotations.NullMarked;
