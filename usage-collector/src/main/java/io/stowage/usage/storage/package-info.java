/** Readings of bucket sizes become byte-hours. */
@NullMarked
package io.stowage.usage.storage;

import org.jspecify.annotations.NullMarked;
