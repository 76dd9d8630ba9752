package io.stowage.schemas.credentials;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * Billing's public key: seals secrets that only billing can open (HPKE, RFC 9180: X25519, HKDF-SHA256, AES-256-GCM).
 * Safe for use by many threads.
 */
public final class BillingPublicKey {

    private final KeysetHandle keyset;
    private final HpkeSeal seal;

    private BillingPublicKey(KeysetHandle keyset, HpkeSeal seal) {
        this.keyset = keyset;
        this.seal = seal;
    }

    /**
     * Reads a Tink keyset in JSON, as {@code stowage credentials new-key} writes it. Of several keys the primary seals.
     *
     * @throws UnusableBillingKey when the file cannot be read or holds no public key of the scheme
     */
    public static BillingPublicKey read(Path file) {
        try {
            return of(TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(Hpke.read(file)));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw e instanceof UnusableBillingKey unusable
                    ? unusable
                    : new UnusableBillingKey(
                            file, "is no public Tink keyset in JSON for HPKE with X25519, HKDF-SHA256 and AES-256-GCM");
        }
    }

    static BillingPublicKey of(KeysetHandle keyset) throws GeneralSecurityException {
        if (!(keyset.getPrimary().getKey() instanceof HpkePublicKey key) || !Hpke.isOurs(key.getParameters())) {
            throw new GeneralSecurityException("a key of another scheme");
        }
        return new BillingPublicKey(keyset, new HpkeSeal(key));
    }

    /** Id of the key that seals, as it stands in the keyset: decimal. */
    public String keyId() {
        return Hpke.primaryKeyId(keyset);
    }

    /**
     * Seals a secret for billing. Each call gives other bytes.
     *
     * @param subscriptionId the subscription the secret belongs to; it opens for no other
     * @param accessKeyId the public half of the key pair; it opens for no other
     * @param secretUtf8 the secret access key, UTF-8; left as it is, the caller wipes it
     */
    public byte[] seal(String subscriptionId, String accessKeyId, byte[] secretUtf8) {
        try {
            return seal.seal(secretUtf8, ContextInfo.of(subscriptionId, accessKeyId));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal with billing's key " + keyId());
        }
    }

    /**
     * Writes the keyset, for the services that seal.
     *
     * @throws UnusableBillingKey when the file exists already or cannot be written
     */
    public void write(Path file) {
        try {
            Hpke.write(file, TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(keyset), "rw-r--r--");
        } catch (GeneralSecurityException e) {
            throw new UnusableBillingKey(file, "cannot be written: the keyset has no JSON form");
        }
    }

    @Override
    public String toString() {
        return "BillingPublicKey[" + keyId() + "]";
    }
}
