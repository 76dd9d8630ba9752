package io.stowage.schemas.credentials;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;

/**
 * Seals for one key of Tink's, in Tink's form: the key's prefix, the encapsulated key, the ciphertext. Bouncy Castle does
 * it in a third of the processor time that Tink takes (decision 26); what it makes, Tink opens.
 */
final class HpkeSeal {

    private static final byte[] NO_ASSOCIATED_DATA = {};

    private final byte[] prefix;
    private final AsymmetricKeyParameter recipient;

    /** @throws GeneralSecurityException where the key is no point of the curve */
    @AccessesPartialKey
    HpkeSeal(HpkePublicKey key) throws GeneralSecurityException {
        try {
            this.prefix = key.getOutputPrefix().toByteArray();
            this.recipient =
                    scheme().deserializePublicKey(key.getPublicKeyBytes().toByteArray());
        } catch (RuntimeException e) {
            throw new GeneralSecurityException("not a key of the scheme");
        }
    }

    /** @throws GeneralSecurityException where nothing can be sealed for the key */
    byte[] seal(byte[] plaintext, byte[] info) throws GeneralSecurityException {
        try {
            byte[][] sealed = scheme().seal(recipient, info, NO_ASSOCIATED_DATA, plaintext, null, null, null);
            byte[] ciphertext = sealed[0];
            byte[] encapsulatedKey = sealed[1];
            return ByteBuffer.allocate(prefix.length + encapsulatedKey.length + ciphertext.length)
                    .put(prefix)
                    .put(encapsulatedKey)
                    .put(ciphertext)
                    .array();
        } catch (InvalidCipherTextException | RuntimeException e) {
            throw new GeneralSecurityException("nothing can be sealed for the key");
        }
    }

    /** New for each use: it keeps the state of its digests. */
    private static HPKE scheme() {
        return new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    }
}
