/** Measures how fast the services are; run on demand. */
@NullMarked
package io.stowage.benchmarks;

import org.jspecify.annotations.NullMarked;
