/** What is done about a quota that is used up, and when it is undone. */
@NullMarked
package io.stowage.notification.full;

import org.jspecify.annotations.NullMarked;
