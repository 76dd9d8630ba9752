/** Calling a gateway over HTTP: signing, repeating, bounding, and telling failures apart; the same for every kind. */
@NullMarked
package io.stowage.gateway.http;

import org.jspecify.annotations.NullMarked;
