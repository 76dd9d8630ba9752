/** The whole life of an account: an order comes, or its time comes, and what follows from it. */
@NullMarked
package io.stowage.provisioning.lifecycle;

import org.jspecify.annotations.NullMarked;
