/** How the user of a subscription is called at the gateway. */
@NullMarked
package io.stowage.provisioning.identity;

import org.jspecify.annotations.NullMarked;
