/** Wire contracts and the topic catalogue. */
@NullMarked
package io.stowage.schemas;

import org.jspecify.annotations.NullMarked;
