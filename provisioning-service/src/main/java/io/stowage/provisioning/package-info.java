/** Orders become users and keys at the gateway: the application and its wiring. */
@NullMarked
package io.stowage.provisioning;

import org.jspecify.annotations.NullMarked;
