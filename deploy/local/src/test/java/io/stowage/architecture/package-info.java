/** Rules of the whole project: what may know what, and what no code may do. */
@NullMarked
package io.stowage.architecture;

import org.jspecify.annotations.NullMarked;
