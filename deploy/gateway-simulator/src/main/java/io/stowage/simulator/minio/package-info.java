/** MinIO: its administration (admin API v3, as far as the gateway client uses it) and what its policies allow. */
@NullMarked
package io.stowage.simulator.minio;

import org.jspecify.annotations.NullMarked;
