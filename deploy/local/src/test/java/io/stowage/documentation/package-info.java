/** The documentation says what the code does: tables are made from it, programs in it are run. */
@NullMarked
package io.stowage.documentation;

import org.jspecify.annotations.NullMarked;
