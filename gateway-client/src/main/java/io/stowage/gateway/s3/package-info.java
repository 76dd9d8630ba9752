/** The S3 side of gateways, with customers' keys. */
@NullMarked
package io.stowage.gateway.s3;

import org.jspecify.annotations.NullMarked;
