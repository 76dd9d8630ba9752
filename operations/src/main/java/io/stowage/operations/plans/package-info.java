/** The plan catalogue: read from files as people write them, checked, published, shown. */
@NullMarked
package io.stowage.operations.plans;

import org.jspecify.annotations.NullMarked;
