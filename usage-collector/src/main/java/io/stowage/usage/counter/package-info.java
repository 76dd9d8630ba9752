/** Counters of operations and traffic: windows, differences, ids, gaps. Pure. */
@NullMarked
package io.stowage.usage.counter;

import org.jspecify.annotations.NullMarked;
