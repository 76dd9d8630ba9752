package io.stowage.schemas.credentials;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Set;

/** The one scheme of sealed secrets, and the files of its keys: Tink's JSON keysets. */
final class Hpke {

    static final HpkeParameters X25519_SHA256_AES256GCM;

    static {
        try {
            HybridConfig.register();
            X25519_SHA256_AES256GCM = HpkeParameters.builder()
                    .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                    .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                    .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                    .setVariant(HpkeParameters.Variant.TINK)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HPKE with X25519, HKDF-SHA256 and AES-256-GCM", e);
        }
    }

    private Hpke() {}

    /** The variant may differ: with or without the key's id before the bytes. */
    static boolean isOurs(HpkeParameters scheme) {
        return scheme.getKemId() == X25519_SHA256_AES256GCM.getKemId()
                && scheme.getKdfId() == X25519_SHA256_AES256GCM.getKdfId()
                && scheme.getAeadId() == X25519_SHA256_AES256GCM.getAeadId();
    }

    static <P> P primitive(KeysetHandle keyset, Class<P> type) throws GeneralSecurityException {
        return keyset.getPrimitive(RegistryConfiguration.get(), type);
    }

    /** Decimal and unsigned, as the keyset file has it. */
    static String primaryKeyId(KeysetHandle keyset) {
        return Integer.toUnsignedString(keyset.getPrimary().getId());
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new UnusableBillingKey(file, "there is no such file");
        } catch (IOException e) {
            throw new UnusableBillingKey(file, "cannot be read");
        }
    }

    /** Creates the file with its final permissions: there is no moment in which others could read it. */
    static void write(Path file, String keyset, String permissions) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
        Set<StandardOpenOption> onlyNew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var out = Channels.newOutputStream(Files.newByteChannel(file, onlyNew, attributes))) {
            out.write((keyset + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
        } catch (FileAlreadyExistsException e) {
            throw new UnusableBillingKey(file, "exists already and is not overwritten");
        } catch (IOException e) {
            throw new UnusableBillingKey(file, "cannot be written");
        }
    }
}
