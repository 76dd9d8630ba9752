/** Brings the gateway to what is wanted: observe, decide, apply. */
@NullMarked
package io.stowage.provisioning.gateway;

import org.jspecify.annotations.NullMarked;
