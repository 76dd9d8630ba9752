package io.stowage.schemas.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.PredefinedHybridParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BillingKeyFilesTest {

    @TempDir
    Path folder;

    private final BillingPrivateKey billing = BillingPrivateKey.generate();

    @Test
    void readsWhatItWrote() {
        Path privateFile = folder.resolve("private.json");
        Path publicFile = folder.resolve("public.json");
        billing.write(privateFile);
        billing.publicKey().write(publicFile);

        byte[] sealed = BillingPublicKey.read(publicFile).seal("sub-1", "AK1", "secret".getBytes(UTF_8));

        assertThat(BillingPrivateKey.read(privateFile).open("sub-1", "AK1", sealed))
                .isEqualTo("secret".getBytes(UTF_8));
        assertThat(BillingPublicKey.read(publicFile).keyId())
                .isEqualTo(billing.publicKey().keyId());
    }

    @Test
    void opensWhatWasSealedBeforeBillingChangedItsPrimaryKey() throws Exception {
        Path oldFile = folder.resolve("old.json");
        billing.write(oldFile);
        byte[] sealed = billing.publicKey().seal("sub-1", "AK1", "secret".getBytes(UTF_8));
        KeysetHandle changed = KeysetHandle.newBuilder(
                        TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(oldFile), InsecureSecretKeyAccess.get()))
                .addEntry(KeysetHandle.generateEntryFromParameters(Hpke.X25519_SHA256_AES256GCM)
                        .withRandomId()
                        .makePrimary())
                .build();
        Path newFile = Files.writeString(
                folder.resolve("new.json"),
                TinkJsonProtoKeysetFormat.serializeKeyset(changed, InsecureSecretKeyAccess.get()));

        BillingPrivateKey read = BillingPrivateKey.read(newFile);

        assertThat(read.publicKey().keyId()).isNotEqualTo(billing.publicKey().keyId());
        assertThat(read.open("sub-1", "AK1", sealed)).isEqualTo("secret".getBytes(UTF_8));
    }

    @Test
    void thePublicFileHoldsNoPrivateKey() throws IOException {
        Path privateFile = folder.resolve("private.json");
        Path publicFile = folder.resolve("public.json");
        billing.write(privateFile);
        billing.publicKey().write(publicFile);

        assertThat(Files.readString(publicFile)).contains("HpkePublicKey").doesNotContain("HpkePrivateKey");
        assertThat(Files.readString(publicFile))
                .contains("\"primaryKeyId\":" + billing.publicKey().keyId());
    }

    @Test
    void thePrivateFileIsItsOwnersAlone() throws IOException {
        Path file = folder.resolve("private.json");

        billing.write(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void overwritesNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("private.json"), "precious");

        assertThatExceptionOfType(UnusableBillingKey.class)
                .isThrownBy(() -> billing.write(file))
                .withMessageContaining(file.toString())
                .withMessageContaining("not overwritten");
        assertThatExceptionOfType(UnusableBillingKey.class)
                .isThrownBy(() -> billing.publicKey().write(file));
        assertThat(file).hasContent("precious");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "not json",
                "{\"primaryKeyId\":1,\"key\":[{\"keyData\":{\"value\":\"aGlkZGVu\"}}]}"
            })
    void refusesFilesThatAreNoKeysetWithoutQuotingThem(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("key.json"), content);

        for (Runnable read : readers(file)) {
            assertThatExceptionOfType(UnusableBillingKey.class)
                    .isThrownBy(read::run)
                    .withNoCause()
                    .withMessageStartingWith(file + ": is no ")
                    .withMessageNotContaining("aGlkZGVu");
        }
    }

    @Test
    void refusesAFileThatIsNotThere() {
        for (Runnable read : readers(folder.resolve("missing.json"))) {
            assertThatExceptionOfType(UnusableBillingKey.class)
                    .isThrownBy(read::run)
                    .withMessageContaining("missing.json: there is no such file");
        }
    }

    @Test
    void refusesThePrivateFileWhereThePublicOneIsAskedForAndTheOtherWayRound() {
        Path privateFile = folder.resolve("private.json");
        Path publicFile = folder.resolve("public.json");
        billing.write(privateFile);
        billing.publicKey().write(publicFile);

        assertThatExceptionOfType(UnusableBillingKey.class).isThrownBy(() -> BillingPublicKey.read(privateFile));
        assertThatExceptionOfType(UnusableBillingKey.class).isThrownBy(() -> BillingPrivateKey.read(publicFile));
    }

    @Test
    void refusesAKeyOfAnotherScheme() throws Exception {
        KeysetHandle ecies =
                KeysetHandle.generateNew(PredefinedHybridParameters.ECIES_P256_HKDF_HMAC_SHA256_AES128_GCM);
        Path file = Files.writeString(
                folder.resolve("ecies.json"),
                TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(ecies.getPublicKeysetHandle()));

        assertThatExceptionOfType(UnusableBillingKey.class).isThrownBy(() -> BillingPublicKey.read(file));
    }

    @Test
    void showsNothingButTheKeysId() {
        String id = billing.publicKey().keyId();

        assertThat(billing).hasToString("BillingPrivateKey[" + id + "]");
        assertThat(billing.publicKey()).hasToString("BillingPublicKey[" + id + "]");
    }

    private static Iterable<Runnable> readers(Path file) {
        return List.of(() -> BillingPublicKey.read(file), () -> BillingPrivateKey.read(file));
    }
}
