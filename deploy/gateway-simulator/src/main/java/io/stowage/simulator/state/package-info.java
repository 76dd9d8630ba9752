/** What the gateway remembers: users, buckets, objects, limits, usage; in memory or kept in a directory. */
@NullMarked
package io.stowage.simulator.state;

import org.jspecify.annotations.NullMarked;
