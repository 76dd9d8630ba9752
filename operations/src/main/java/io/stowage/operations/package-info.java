/** The command line of those who run Stowage: {@code stowage}. */
@NullMarked
package io.stowage.operations;

import org.jspecify.annotations.NullMarked;
