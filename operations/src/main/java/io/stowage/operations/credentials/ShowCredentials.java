package io.stowage.operations.credentials;

import static io.stowage.schemas.topics.TopicCatalogue.CREDENTIALS;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.contracts.CredentialIssued;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.connection.Contracts;
import io.stowage.operations.connection.LocalStack;
import io.stowage.operations.input.Surroundings;
import io.stowage.operations.output.OperationFailed;
import io.stowage.operations.output.Output;
import io.stowage.schemas.credentials.BillingPrivateKey;
import io.stowage.schemas.credentials.CannotOpenSecret;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code credentials show}. */
@Command(
        name = "show",
        description = "Show a subscription's newest access keys: all that its newest order with keys brought.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stowage credentials show sub-1",
            "  stowage credentials show sub-1 --key billing-private-key.json --reveal"
        })
final class ShowCredentials implements Runnable {

    private static final String MASK = "********";

    @Parameters(paramLabel = "SUBSCRIPTION", description = "The subscription.")
    private String subscription = "";

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Billing's private key. Default: the running local stack's.")
    private @Nullable Path key;

    @Option(names = "--reveal", description = "Show the secret access key itself.")
    private boolean reveal;

    @Mixin
    private final Output output = new Output();

    private final ConnectionOptions connection;
    private final Surroundings surroundings;

    ShowCredentials(ConnectionOptions connection, Surroundings surroundings) {
        this.connection = connection;
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        Optional<BillingPrivateKey> privateKey = keyFile().map(BillingPrivateKey::read);
        if (reveal && privateKey.isEmpty()) {
            throw new OperationFailed("--reveal needs billing's private key: give it with --key FILE");
        }
        List<CredentialIssued> issued =
                new Contracts<>(connection.open(), CREDENTIALS, CredentialIssued.class).allOf(subscription);
        if (issued.isEmpty()) {
            throw new OperationFailed(
                    "there are no credentials of subscription '%s'; they are kept for a few days after they were issued"
                            .formatted(subscription));
        }
        String newestOrder = issued.getLast().getOrderEventId();
        List<OpenedCredential> newest = issued.stream()
                .filter(each -> each.getOrderEventId().equals(newestOrder))
                .map(each -> opened(each, privateKey))
                .toList();
        output.items(newest, OpenedCredential.COLUMNS, OpenedCredential::json);
    }

    private Optional<Path> keyFile() {
        return Optional.ofNullable(key)
                .map(given -> surroundings.workingDirectory().resolve(given))
                .or(() -> connection.localStack().map(LocalStack::billingPrivateKey));
    }

    private OpenedCredential opened(CredentialIssued issued, Optional<BillingPrivateKey> privateKey) {
        if (privateKey.isEmpty()) {
            return new OpenedCredential(issued, "(sealed for key %s)".formatted(issued.getRecipientKeyId()));
        }
        byte[] secret = open(issued, privateKey.get());
        return new OpenedCredential(issued, reveal ? new String(secret, UTF_8) : MASK);
    }

    private static byte[] open(CredentialIssued issued, BillingPrivateKey key) {
        ByteBuffer sealed = issued.getEncryptedSecret().duplicate();
        byte[] bytes = new byte[sealed.remaining()];
        sealed.get(bytes);
        try {
            return key.open(issued.getSubscriptionId(), issued.getAccessKeyId(), bytes);
        } catch (CannotOpenSecret e) {
            String keyId = key.publicKey().keyId();
            throw keyId.equals(issued.getRecipientKeyId())
                    ? e
                    : new OperationFailed(
                            "the secret of access key %s was sealed for billing's key %s, and this one is %s"
                                    .formatted(issued.getAccessKeyId(), issued.getRecipientKeyId(), keyId));
        }
    }
}
