/** The gateways themselves: which there are, what they can do, whether they can be worked with. */
@NullMarked
package io.stowage.operations.gateways;

import org.jspecify.annotations.NullMarked;
