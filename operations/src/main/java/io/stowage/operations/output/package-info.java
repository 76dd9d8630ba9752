/** How results and failures look: tables for people, JSON for programs. */
@NullMarked
package io.stowage.operations.output;

import org.jspecify.annotations.NullMarked;
