/** What an account may do: its plan, and what differs from it. */
@NullMarked
package io.stowage.limits.terms;

import org.jspecify.annotations.NullMarked;
