package io.stowage.schemas.credentials;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkePrivateKey;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** Billing's private key: opens what its public key sealed. Billing holds it; Stowage's services never need it. */
public final class BillingPrivateKey {

    private final KeysetHandle keyset;
    private final BillingPublicKey publicKey;
    private final HybridDecrypt open;

    private BillingPrivateKey(KeysetHandle keyset) throws GeneralSecurityException {
        if (!(keyset.getPrimary().getKey() instanceof HpkePrivateKey)) {
            throw new GeneralSecurityException("no private key");
        }
        this.keyset = keyset;
        this.publicKey = BillingPublicKey.of(keyset.getPublicKeysetHandle());
        this.open = Hpke.primitive(keyset, HybridDecrypt.class);
    }

    /** A new key pair. */
    public static BillingPrivateKey generate() {
        try {
            return new BillingPrivateKey(KeysetHandle.generateNew(Hpke.X25519_SHA256_AES256GCM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot generate a key pair", e);
        }
    }

    /**
     * Reads a Tink keyset in JSON, as {@link #write} leaves it. It may hold several keys: secrets sealed for any of them
     * open.
     *
     * @throws UnusableBillingKey when the file cannot be read or holds no private key of the scheme
     */
    public static BillingPrivateKey read(Path file) {
        try {
            return new BillingPrivateKey(
                    TinkJsonProtoKeysetFormat.parseKeyset(Hpke.read(file), InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw e instanceof UnusableBillingKey unusable
                    ? unusable
                    : new UnusableBillingKey(
                            file,
                            "is no private Tink keyset in JSON for HPKE with X25519, HKDF-SHA256 and AES-256-GCM");
        }
    }

    /**
     * Writes the keyset in the clear, readable and writable by the file's owner only.
     *
     * @throws UnusableBillingKey when the file exists already or cannot be written
     */
    public void write(Path file) {
        try {
            Hpke.write(
                    file,
                    TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get()),
                    "rw-------");
        } catch (GeneralSecurityException e) {
            throw new UnusableBillingKey(file, "cannot be written: the keyset has no JSON form");
        }
    }

    /** The half that seals. */
    public BillingPublicKey publicKey() {
        return publicKey;
    }

    /**
     * Opens a sealed secret.
     *
     * @param subscriptionId the subscription it was sealed for
     * @param accessKeyId the access key it was sealed for
     * @param sealed the bytes of {@code encryptedSecret}
     * @return the secret access key, UTF-8
     * @throws CannotOpenSecret when it was sealed for another key, subscription or access key, or altered
     */
    public byte[] open(String subscriptionId, String accessKeyId, byte[] sealed) {
        try {
            return open.decrypt(sealed, ContextInfo.of(subscriptionId, accessKeyId));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new CannotOpenSecret(subscriptionId, accessKeyId);
        }
    }

    @Override
    public String toString() {
        return "BillingPrivateKey[" + publicKey.keyId() + "]";
    }
}
