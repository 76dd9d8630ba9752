/** Brings the gateway's limits to what is wanted: observe, decide, apply. */
@NullMarked
package io.stowage.limits.gateway;

import org.jspecify.annotations.NullMarked;
