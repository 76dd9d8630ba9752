/** A service as a function over a keyed stream with a memory: what it is given, what it answers. */
@NullMarked
package io.stowage.events;

import org.jspecify.annotations.NullMarked;
