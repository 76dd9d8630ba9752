package io.stowage.gateway.s3;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.http.AttemptFailure;
import io.stowage.gateway.http.CallKind;
import io.stowage.gateway.http.Calls;
import io.stowage.gateway.http.Progress;
import io.stowage.gateway.http.TransportFailure;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Makes S3 calls with one key, a customer's or the administrator's, and says what became of them in the terms of all calls. */
final class S3Calls {

    private final Calls calls;
    private final S3Client client;
    private final StaticCredentialsProvider credentials;
    private final boolean administrator;

    /** @param administrator whether the key is ours: where it is refused, the gateway cannot be worked with */
    S3Calls(Calls calls, S3Client client, AccessKey key, boolean administrator) {
        this.calls = calls;
        this.client = client;
        this.administrator = administrator;
        this.credentials = StaticCredentialsProvider.create(
                AwsBasicCredentials.create(key.id(), key.secret().reveal()));
    }

    /** Puts the customer's key into a request; every request needs it. */
    void sign(AwsRequestOverrideConfiguration.Builder request) {
        request.credentialsProvider(credentials);
    }

    <T> T make(CallKind kind, Function<S3Client, T> call) {
        return calls.make(kind, progress -> attempt(call, progress));
    }

    /** As {@link #make}, where 404 means empty. */
    <T> Optional<T> makeIfThere(CallKind kind, Function<S3Client, T> call) {
        return calls.make(kind, progress -> {
            try {
                return Optional.of(attempt(call, progress));
            } catch (AttemptFailure failure) {
                if (failure.kind() == AttemptFailure.Kind.REFUSED && progress.hasStatus(404)) {
                    return Optional.empty();
                }
                throw failure;
            }
        });
    }

    private <T> T attempt(Function<S3Client, T> call, Progress progress) {
        try {
            return call.apply(client);
        } catch (S3Exception answered) {
            progress.answered(answered.statusCode(), answered.requestId());
            throw refused(answered);
        } catch (AbortedException interrupted) {
            throw AttemptFailure.lost("interrupted while waiting for the answer", interrupted);
        } catch (SdkClientException broken) {
            throw broken(broken);
        }
    }

    private AttemptFailure refused(S3Exception answered) {
        var details = answered.awsErrorDetails();
        var code =
                details == null || details.errorCode() == null ? "Status" + answered.statusCode() : details.errorCode();
        var explanation = details == null || details.errorMessage() == null ? "" : details.errorMessage();
        return AttemptFailure.answered(answered.statusCode(), code, explanation, administrator);
    }

    private static AttemptFailure broken(SdkClientException broken) {
        var unsent = TransportFailure.find(broken, ConnectTimeoutException.class);
        if (unsent != null || TransportFailure.find(broken, ConnectionRequestTimeoutException.class) != null) {
            return AttemptFailure.notSent("no connection in time", broken);
        }
        if (TransportFailure.find(broken, IOException.class) == null
                && TransportFailure.find(broken, InterruptedException.class) == null) {
            return AttemptFailure.unreadable("it is no answer of S3");
        }
        return TransportFailure.of(broken);
    }
}
