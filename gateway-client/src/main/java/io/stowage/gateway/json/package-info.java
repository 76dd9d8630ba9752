/** Reads the JSON answers of gateways. */
@NullMarked
package io.stowage.gateway.json;

import org.jspecify.annotations.NullMarked;
