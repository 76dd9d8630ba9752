/** Orders, and what they change of what is wanted. */
@NullMarked
package io.stowage.provisioning.order;

import org.jspecify.annotations.NullMarked;
