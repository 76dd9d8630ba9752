/** Files in YAML or JSON, read strictly: every problem with its file and line. */
@NullMarked
package io.stowage.operations.input;

import org.jspecify.annotations.NullMarked;
