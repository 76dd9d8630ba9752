/** Access keys on their way to billing, and billing's own key pair. */
@NullMarked
package io.stowage.operations.credentials;

import org.jspecify.annotations.NullMarked;
