/** Makes gateways from settings: the one place that knows every kind. */
@NullMarked
package io.stowage.gateway.connect;

import org.jspecify.annotations.NullMarked;
