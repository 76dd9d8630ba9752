/** What customers are told, looked at before they are. */
@NullMarked
package io.stowage.operations.notices;

import org.jspecify.annotations.NullMarked;
