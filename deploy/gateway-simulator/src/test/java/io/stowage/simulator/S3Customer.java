package io.stowage.simulator;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

/** An ordinary S3 client in the name of a gateway user. */
final class S3Customer {
    private S3Customer() {}

    /** @param user as the gateway showed it, with keys */
    static S3Client of(GatewaySimulator simulator, JsonNode user) {
        return of(simulator.endpoint(), user);
    }

    static S3Client of(URI endpoint, JsonNode user) {
        JsonNode pair = user.get("AWSAccessKeys").get(0);
        return of(
                endpoint,
                pair.get("AWSAccessKeyId").asString(),
                pair.get("AWSSecretAccessKey").asString());
    }

    static S3Client of(URI endpoint, String key, String secret) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret)))
                .build();
    }
}
