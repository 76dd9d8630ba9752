package io.stowage.operations.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.operations.output.OperationFailed;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The lines of a file in UTF-8, one at a time, however many there are. One that cannot be read does not end the file. */
public final class Lines implements AutoCloseable {

    /** Bytes of a line; what is longer is not held in memory. */
    private static final int LONGEST = 1024 * 1024;

    private final String source;
    private final InputStream in;
    private int number;

    Lines(String source, InputStream in) {
        this.source = source;
        this.in = new BufferedInputStream(in);
    }

    /**
     * Opens a file.
     *
     * @param name a path, or {@code -} for standard input
     * @param directory where relative paths begin
     * @throws OperationFailed when it cannot be opened
     */
    public static Lines open(String name, Path directory, InputStream standardInput) {
        if (name.equals("-")) {
            return new Lines("standard input", standardInput);
        }
        try {
            return new Lines(name, Files.newInputStream(directory.resolve(name)));
        } catch (NoSuchFileException e) {
            throw new OperationFailed("there is no file " + name, e);
        } catch (IOException e) {
            throw new OperationFailed("cannot read " + name, e);
        }
    }

    /** The file as the user named it. */
    public String source() {
        return source;
    }

    /**
     * The next line; nothing at the end.
     *
     * @throws OperationFailed when the file cannot be read on
     */
    public Optional<Line> next() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            boolean tooLong = false;
            int read = in.read();
            if (read < 0) {
                return Optional.empty();
            }
            for (; read >= 0 && read != '\n'; read = in.read()) {
                tooLong |= bytes.size() == LONGEST;
                if (!tooLong) {
                    bytes.write(read);
                }
            }
            number++;
            return Optional.of(
                    tooLong
                            ? new Line.Unreadable(number, "the line is longer than %d bytes".formatted(LONGEST))
                            : decoded(bytes.toByteArray()));
        } catch (IOException e) {
            throw new OperationFailed("cannot read %s after line %d".formatted(source, number), e);
        }
    }

    private Line decoded(byte[] bytes) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            // Some editors put a mark before the first character.
            return new Line.Text(number, number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return new Line.Unreadable(number, "the line is not UTF-8");
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new OperationFailed("cannot close " + source, e);
        }
    }
}
