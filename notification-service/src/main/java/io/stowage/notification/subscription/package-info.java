/** One subscription: from news of account, plan and usage to messages and restrictions. */
@NullMarked
package io.stowage.notification.subscription;

import org.jspecify.annotations.NullMarked;
