/** Counters and sizes of one gateway, asked through the gateway client. */
@NullMarked
package io.stowage.usage.gateway;

import org.jspecify.annotations.NullMarked;
