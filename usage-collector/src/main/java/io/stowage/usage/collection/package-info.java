/** One pass over a gateway: what was told is deleted, what is new is told, what cannot be read is kept. */
@NullMarked
package io.stowage.usage.collection;

import org.jspecify.annotations.NullMarked;
