/** Under what names a subscription is known at a gateway, and that no other is. */
@NullMarked
package io.stowage.provisioning.identity;

import org.jspecify.annotations.NullMarked;
