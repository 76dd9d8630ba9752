/** What a call asks for: its kind, who may make it, and what it does. */
@NullMarked
package io.stowage.simulator.calls;

import org.jspecify.annotations.NullMarked;
