/** Gateways of Acronis Cyber Infrastructure and Virtuozzo Hybrid Infrastructure: one set of calls in two dialects. */
@NullMarked
package io.stowage.gateway.ostor;

import org.jspecify.annotations.NullMarked;
