package io.stowage.simulator.state;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file with one line of JSON per change. The operating system holds each line when {@link #append} returns: the
 * death of the process loses nothing that was acknowledged; the death of the machine may lose the last moments.
 */
final class Journal implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long LEAST_BYTES_TO_COMPACT = 64L << 20;

    private final Path file;
    private final Map<String, Table<?>> tables;
    private final FileChannel lockFile;
    /** Not a channel: an interrupted thread would close it. */
    private RandomAccessFile lines;

    private long size;
    private long compactAt;

    private Journal(Path file, Map<String, Table<?>> tables, FileChannel lockFile) throws IOException {
        this.file = file;
        this.tables = tables;
        this.lockFile = lockFile;
        this.lines = opened();
    }

    /** @throws IllegalStateException when another simulator uses the directory */
    static Journal open(Path directory, Map<String, Table<?>> tables) {
        try {
            Files.createDirectories(directory);
            FileChannel lockFile = FileChannel.open(directory.resolve("lock"), CREATE, WRITE);
            if (!locked(lockFile)) {
                lockFile.close();
                throw new IllegalStateException("another simulator uses " + directory);
            }
            return new Journal(directory.resolve("journal.jsonl"), tables, lockFile);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the state in " + directory, e);
        }
    }

    private static boolean locked(FileChannel lockFile) throws IOException {
        try {
            @Nullable FileLock lock = lockFile.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    void append(List<RowChange<?>> changes) {
        List<Row> rows = new ArrayList<>(changes.size());
        for (RowChange<?> change : changes) {
            rows.add(new Row(change.table().name(), change.key(), change.after()));
        }
        byte[] line = line(rows);
        try {
            write(line);
            if (size > compactAt) {
                lines.close();
                lines = compacted();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private void write(byte[] line) throws IOException {
        try {
            lines.write(line);
            size += line.length;
        } catch (IOException e) {
            // Half a line would spoil the next one.
            lines.setLength(size);
            lines.seek(size);
            throw e;
        }
    }

    /** Takes up the file where it ends, or writes it anew when much of it is outdated or its last line is cut short. */
    private RandomAccessFile opened() throws IOException {
        if (!Files.exists(file)) {
            return compacted();
        }
        JournalReader reader = new JournalReader(tables);
        reader.replay(file);
        long live =
                tables.values().stream().mapToLong(table -> table.rows().size()).sum();
        return reader.cutShort() || reader.rows() > 4 * live + 10_000 ? compacted() : appending();
    }

    /** Writes what is there now to a new file, which takes the journal's place in one step. */
    private RandomAccessFile compacted() throws IOException {
        Path fresh = file.resolveSibling("journal.jsonl.new");
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(fresh, CREATE, WRITE, TRUNCATE_EXISTING), 1 << 16)) {
            for (Table<?> table : tables.values()) {
                for (Map.Entry<String, ?> row : table.rows().entrySet()) {
                    out.write(line(List.of(new Row(table.name(), row.getKey(), row.getValue()))));
                }
            }
        }
        Files.move(fresh, file, ATOMIC_MOVE, REPLACE_EXISTING);
        return appending();
    }

    private RandomAccessFile appending() throws IOException {
        size = Files.size(file);
        compactAt = Math.max(LEAST_BYTES_TO_COMPACT, 4 * size);
        RandomAccessFile appending = new RandomAccessFile(file.toFile(), "rw");
        appending.seek(size);
        return appending;
    }

    private static byte[] line(List<Row> rows) {
        byte[] json = JSON.writeValueAsBytes(rows);
        byte[] line = new byte[json.length + 1];
        System.arraycopy(json, 0, line, 0, json.length);
        line[json.length] = '\n';
        return line;
    }

    @Override
    public void close() {
        try {
            lines.close();
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + file, e);
        }
    }

    /** A row as a line tells it; a null row was removed. */
    record Row(String table, String key, @Nullable Object row) {}
}
