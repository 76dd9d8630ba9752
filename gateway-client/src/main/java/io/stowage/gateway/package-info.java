/** What a storage gateway can do, in the domain's words: ports, values and failures, free of HTTP and frameworks. */
@NullMarked
package io.stowage.gateway;

import org.jspecify.annotations.NullMarked;
