/** Counters and sizes at the gateways become usage records and daily totals. */
@NullMarked
package io.stowage.usage;

import org.jspecify.annotations.NullMarked;
