/** MinIO, with its administration (admin API v3) and the AWS SDK for the S3 side. */
@NullMarked
package io.stowage.gateway.minio;

import org.jspecify.annotations.NullMarked;
