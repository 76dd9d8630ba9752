package io.stowage.simulator.state;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The bytes of objects and parts, in files of a directory or in memory. A blob never changes. */
public final class Blobs {
    private final @Nullable Path directory;
    private final Map<String, byte[]> memory = new ConcurrentHashMap<>();

    private Blobs(@Nullable Path directory) {
        this.directory = directory;
    }

    public static Blobs inMemory() {
        return new Blobs(null);
    }

    public static Blobs in(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep objects in " + directory, e);
        }
        return new Blobs(directory);
    }

    /** Takes everything the source gives; keeps nothing of it when the source throws. */
    public Blob receive(InputStream source) {
        return write(source::transferTo);
    }

    /** Makes one blob of several. */
    public Blob join(List<Blob> parts) {
        return write(target -> {
            long size = 0;
            for (Blob part : parts) {
                try (InputStream in = open(part, 0, part.size())) {
                    size += in.transferTo(target);
                }
            }
            return size;
        });
    }

    /** The same bytes once more, at no cost: a blob never changes. To be called while the blob's row is there. */
    public Blob duplicate(Blob blob) {
        String id = UUID.randomUUID().toString();
        if (directory == null) {
            memory.put(id, bytes(blob));
        } else {
            try {
                Files.createLink(directory.resolve(id), directory.resolve(blob.id()));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot copy a blob", e);
            }
        }
        return new Blob(id, blob.size(), blob.md5());
    }

    private Blob write(Content content) {
        String id = UUID.randomUUID().toString();
        try {
            if (directory == null) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                Blob blob = copy(id, content, bytes);
                memory.put(id, bytes.toByteArray());
                return blob;
            }
            try (OutputStream file = Files.newOutputStream(directory.resolve(id), CREATE_NEW, WRITE)) {
                return copy(id, content, file);
            }
        } catch (IOException e) {
            remove(id);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            remove(id);
            throw e;
        }
    }

    /** Opened while its row is there, a blob can be read to its end whatever becomes of the row. */
    public InputStream open(Blob blob, long from, long length) {
        if (directory == null) {
            return new ByteArrayInputStream(bytes(blob), (int) from, (int) length);
        }
        try {
            InputStream file = Files.newInputStream(directory.resolve(blob.id()));
            file.skipNBytes(from);
            return new FirstBytes(file, length);
        } catch (IOException e) {
            throw new UncheckedIOException("a blob is lost", e);
        }
    }

    private byte[] bytes(Blob blob) {
        return Objects.requireNonNull(memory.get(blob.id()), "a blob is lost");
    }

    public void remove(Blob blob) {
        remove(blob.id());
    }

    /** Removes what no row speaks of: leftovers of a killed process. */
    void keepOnly(Set<String> ids) {
        if (directory == null) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                if (!ids.contains(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tidy " + directory, e);
        }
    }

    private void remove(String id) {
        memory.remove(id);
        if (directory != null) {
            try {
                Files.deleteIfExists(directory.resolve(id));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot remove a blob", e);
            }
        }
    }

    private static Blob copy(String id, Content content, OutputStream target) throws IOException {
        MessageDigest md5 = md5();
        long size = content.writeTo(new DigestOutputStream(target, md5));
        return new Blob(id, size, HexFormat.of().formatHex(md5.digest()));
    }

    private interface Content {
        /** @return the bytes written */
        long writeTo(OutputStream target) throws IOException;
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
