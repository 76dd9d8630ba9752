package io.stowage.gateway;

import java.net.URI;

/**
 * Where a customer's S3 client connects.
 *
 * @param url the S3 address, with path-style buckets
 * @param region the region the client has to sign for
 */
public record Endpoint(URI url, String region) {}
