package io.stowage.gateway.s3;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.CustomerStorage;
import io.stowage.gateway.GatewaySettings;
import io.stowage.gateway.http.Calls;
import java.util.List;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.LegacyMd5Plugin;
import software.amazon.awssdk.services.s3.S3Client;

/** One S3 client for all customers of a gateway: each request carries its customer's key. */
public final class S3Side implements AutoCloseable {

    private final Calls calls;
    private final SdkHttpClient http;
    private final S3Client client;

    public S3Side(GatewaySettings settings, Calls calls) {
        this.calls = calls;
        this.http = Apache5HttpClient.builder()
                .connectionTimeout(settings.calls().connectTimeout())
                .socketTimeout(settings.calls().responseTimeout())
                .maxConnections(settings.calls().maxConcurrent())
                .build();
        this.client = S3Client.builder()
                .endpointOverride(settings.endpoint())
                .region(Region.of(settings.region()))
                .forcePathStyle(true)
                .httpClient(http)
                // Gateways of that age know MD5 and no newer checksums, and want one for deleting many objects.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .addPlugin(LegacyMd5Plugin.create())
                .overrideConfiguration(configuration -> configuration
                        // Repeating is the business of our calls.
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        // What a machine's own AWS configuration says is of no concern here.
                        .defaultProfileFile(ProfileFile.aggregator().build()))
                .build();
    }

    public CustomerStorage of(AccessKey key) {
        return new S3Storage(new S3Calls(calls, client, key, false));
    }

    /** With the administrator's key, on gateways that let administrators do everything. */
    public CustomerStorage ofAdministrator(AccessKey key) {
        return new S3Storage(new S3Calls(calls, client, key, true));
    }

    /** All buckets, as an administrator sees them on such gateways. */
    public List<SeenBucket> bucketsSeenByAdministrator(AccessKey key) {
        return new S3Storage(new S3Calls(calls, client, key, true)).seen();
    }

    @Override
    public void close() {
        client.close();
        http.close();
    }
}
