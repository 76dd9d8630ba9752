/** Topics: created and corrected by the catalogue, and read. */
@NullMarked
package io.stowage.operations.topics;

import org.jspecify.annotations.NullMarked;
