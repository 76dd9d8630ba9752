package io.stowage.schemas.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SealedSecretsTest {

    private static final String SECRET = "s3cr3t-äö-" + "x".repeat(30);

    private final BillingPrivateKey billing = BillingPrivateKey.generate();
    private final byte[] sealed = billing.publicKey().seal("sub-1", "AK1", SECRET.getBytes(UTF_8));

    @Test
    void opensWhatWasSealedForIt() {
        assertThat(new String(billing.open("sub-1", "AK1", sealed), UTF_8)).isEqualTo(SECRET);
    }

    @Test
    void sealsTheSameSecretDifferentlyEachTime() {
        assertThat(billing.publicKey().seal("sub-1", "AK1", SECRET.getBytes(UTF_8)))
                .isNotEqualTo(sealed);
    }

    @Test
    void sealsForManyAtTheSameTime() {
        assertThat(IntStream.range(0, 500)
                        .parallel()
                        .mapToObj(i -> billing.open(
                                "sub-" + i, "AK1", billing.publicKey().seal("sub-" + i, "AK1", secret(i))))
                        .map(opened -> new String(opened, UTF_8)))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 500)
                        .mapToObj(i -> new String(secret(i), UTF_8))
                        .toList());
    }

    private static byte[] secret(int number) {
        return (SECRET + number).getBytes(UTF_8);
    }

    @Test
    void doesNotOpenWithAnotherKey() {
        assertDoesNotOpen(BillingPrivateKey.generate(), "sub-1", "AK1", sealed);
    }

    @ParameterizedTest
    @CsvSource({"sub-2,AK1", "sub-1,AK2", "'sub-1|A',K1", "'',''"})
    void doesNotOpenForAnotherSubscriptionOrAccessKey(String subscriptionId, String accessKeyId) {
        assertDoesNotOpen(billing, subscriptionId, accessKeyId, sealed);
    }

    @Test
    void doesNotOpenWhenAnyByteWasAltered() {
        for (int i = 0; i < sealed.length; i++) {
            byte[] altered = sealed.clone();
            altered[i] ^= 1;
            assertDoesNotOpen(billing, "sub-1", "AK1", altered);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 36, 37})
    void doesNotOpenWhenCutOff(int length) {
        assertDoesNotOpen(billing, "sub-1", "AK1", Arrays.copyOf(sealed, length));
    }

    @Test
    void refusesToSealForIdsThatCouldBeTakenForOthers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> billing.publicKey().seal("sub|1", "AK1", SECRET.getBytes(UTF_8)));
    }

    @Test
    void namesTheSealingKeyByItsIdInTheKeyset() {
        assertThat(billing.publicKey().keyId()).matches("[0-9]{1,10}");
        // Tink's prefix: the byte 1, then the key's id.
        assertThat(Integer.toUnsignedString(
                        HexFormat.fromHexDigits(HexFormat.of().formatHex(sealed, 1, 5))))
                .isEqualTo(billing.publicKey().keyId());
    }

    private static void assertDoesNotOpen(
            BillingPrivateKey key, String subscriptionId, String accessKeyId, byte[] sealed) {
        assertThatExceptionOfType(CannotOpenSecret.class)
                .isThrownBy(() -> key.open(subscriptionId, accessKeyId, sealed))
                .withNoCause()
                .withMessage(
                        "the secret of access key %s of subscription %s does not open: it was sealed for another key,"
                                + " subscription or access key, or altered",
                        accessKeyId, subscriptionId);
    }
}
