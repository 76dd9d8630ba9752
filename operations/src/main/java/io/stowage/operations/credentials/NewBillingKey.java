package io.stowage.operations.credentials;

import io.stowage.operations.input.Surroundings;
import io.stowage.operations.output.Columns;
import io.stowage.operations.output.OperationFailed;
import io.stowage.operations.output.Output;
import io.stowage.schemas.credentials.BillingPrivateKey;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code credentials new-key}. */
@Command(
        name = "new-key",
        description = {
            "Make billing's key pair.",
            "",
            "The public file goes to the provisioning service, the private one stays with billing: who has it can read every secret on stowage.credentials."
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  stowage credentials new-key --private billing-private-key.json \\",
            "      --public billing-public-key.json"
        })
final class NewBillingKey implements Runnable {

    @Option(
            names = "--private",
            required = true,
            paramLabel = "FILE",
            description = "Where the private key goes; only its owner may read it. Never overwritten.")
    private Path privateFile = Path.of("");

    @Option(
            names = "--public",
            required = true,
            paramLabel = "FILE",
            description = "Where the public key goes. Never overwritten.")
    private Path publicFile = Path.of("");

    @Mixin
    private final Output output = new Output();

    private final Surroundings surroundings;

    NewBillingKey(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    private record Written(String keyId, Path privateFile, Path publicFile) {

        static final Columns<Written> COLUMNS = new Columns<Written>()
                .add("Key id", Written::keyId)
                .add("Private key", written -> written.privateFile.toString())
                .add("Public key", written -> written.publicFile.toString());

        ObjectNode json() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("keyId", keyId)
                    .put("privateKey", privateFile.toString())
                    .put("publicKey", publicFile.toString());
        }
    }

    @Override
    public void run() {
        Path privatePlace = surroundings.workingDirectory().resolve(privateFile);
        Path publicPlace = surroundings.workingDirectory().resolve(publicFile);
        // Both looked at before either is written, so that a refusal leaves nothing behind.
        requireNew(privatePlace, privateFile);
        requireNew(publicPlace, publicFile);
        BillingPrivateKey key = BillingPrivateKey.generate();
        key.write(privatePlace);
        key.publicKey().write(publicPlace);
        output.item(new Written(key.publicKey().keyId(), privateFile, publicFile), Written.COLUMNS, Written::json);
    }

    private static void requireNew(Path place, Path asGiven) {
        if (Files.exists(place)) {
            throw new OperationFailed("%s exists already and is not overwritten".formatted(asGiven));
        }
    }
}
