/** Usage as it was counted and measured: shown, exported, compared with the gateways. */
@NullMarked
package io.stowage.operations.usage;

import org.jspecify.annotations.NullMarked;
