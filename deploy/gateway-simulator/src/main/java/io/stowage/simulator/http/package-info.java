/** Requests, answers and refusals as the gateway sees them, and the listener that carries them. */
@NullMarked
package io.stowage.simulator.http;

import org.jspecify.annotations.NullMarked;
