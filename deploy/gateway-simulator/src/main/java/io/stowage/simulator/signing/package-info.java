/** AWS signatures V2 and V4: who is calling, and is the body what was signed. */
@NullMarked
package io.stowage.simulator.signing;

import org.jspecify.annotations.NullMarked;
