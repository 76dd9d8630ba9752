/** What every kind of gateway promises alike, proven once on each of them. */
@NullMarked
package io.stowage.gateway.contract;

import org.jspecify.annotations.NullMarked;
