/** Usage records become totals of a subscription and day. */
@NullMarked
package io.stowage.usage.daily;

import org.jspecify.annotations.NullMarked;
