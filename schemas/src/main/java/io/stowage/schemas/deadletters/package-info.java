/** How a record that could not be handled is kept: its own bytes, and headers that say why. */
@NullMarked
package io.stowage.schemas.deadletters;

import org.jspecify.annotations.NullMarked;
