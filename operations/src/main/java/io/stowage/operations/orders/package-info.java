/** Orders sent by hand, and what becomes of them. */
@NullMarked
package io.stowage.operations.orders;

import org.jspecify.annotations.NullMarked;
