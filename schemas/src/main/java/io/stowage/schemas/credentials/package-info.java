/** Secrets on their way to billing: sealed with billing's public key, opened with its private key, and by nobody else. */
@NullMarked
package io.stowage.schemas.credentials;

import org.jspecify.annotations.NullMarked;
