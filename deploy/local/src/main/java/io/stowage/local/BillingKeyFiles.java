package io.stowage.local;

import io.stowage.schemas.credentials.BillingPrivateKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Billing's key pair of a local stack, made at its first start. In production billing keeps the private one itself. */
record BillingKeyFiles(Path privateKey, Path publicKey) {

    static BillingKeyFiles in(Path data) {
        BillingKeyFiles files = new BillingKeyFiles(
                data.resolve("billing-private-key.json").toAbsolutePath(),
                data.resolve("billing-public-key.json").toAbsolutePath());
        if (!Files.exists(files.privateKey)) {
            try {
                Files.createDirectories(data);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot create " + data, e);
            }
            BillingPrivateKey made = BillingPrivateKey.generate();
            made.write(files.privateKey);
        }
        if (!Files.exists(files.publicKey)) {
            BillingPrivateKey.read(files.privateKey).publicKey().write(files.publicKey);
        }
        return files;
    }
}
