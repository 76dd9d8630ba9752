package io.stowage.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a data directory to one broker and one registry. Kafka has a lock of its own, but takes it only after its
 * controller has opened the metadata log and written to it: a second broker would damage the first one's log before it is
 * refused.
 */
final class DirectoryLock implements AutoCloseable {

    private final FileChannel file;

    private DirectoryLock(FileChannel file) {
        this.file = file;
    }

    /**
     * Takes the directory; the operating system gives it back when this process ends in any way.
     *
     * @param owner what the directory is taken for, such as {@code broker}
     * @throws IllegalStateException when another one of the kind has it
     */
    static DirectoryLock take(Path directory, String owner) {
        try {
            FileChannel file = FileChannel.open(
                    directory.resolve(owner + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(file) == null) {
                file.close();
                throw new IllegalStateException("the data directory " + directory + " is in use by another " + owner);
            }
            return new DirectoryLock(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock the data directory " + directory, e);
        }
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException heldByThisJvm) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
