package io.stowage.operations.input;

import io.stowage.operations.output.OperationFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A file in YAML 1.2 or JSON.
 *
 * @param source the file as the user named it
 * @param content what it holds
 */
public record Document(String source, String content) {

    /**
     * Reads a file.
     *
     * @param name a path, or {@code -} for standard input
     * @param directory where relative paths begin
     * @throws OperationFailed when it cannot be read
     */
    public static Document read(String name, Path directory, InputStream standardInput) {
        if (name.equals("-")) {
            return new Document("standard input", text(name, standardInput));
        }
        try (InputStream file = Files.newInputStream(directory.resolve(name))) {
            return new Document(name, text(name, file));
        } catch (NoSuchFileException e) {
            throw new OperationFailed("there is no file " + name);
        } catch (IOException e) {
            throw new OperationFailed("cannot read " + name, e);
        }
    }

    /** Its outermost value; a problem, and nothing, where it is empty or no YAML. */
    public Optional<Entry> root(Problems problems) {
        try {
            Optional<Node> root =
                    new Compose(LoadSettings.builder().setLabel(source).build()).composeString(content);
            if (root.isEmpty()) {
                problems.add(1, "the file is empty");
            }
            return root.map(node -> new Entry(node, problems));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            problems.add(line, "it is neither YAML nor JSON from here: " + e.getProblem());
            return Optional.empty();
        } catch (YamlEngineException e) {
            problems.add(1, "it is neither YAML nor JSON: " + e.getMessage());
            return Optional.empty();
        } catch (StackOverflowError e) {
            // The parser calls itself for each level. Nothing of ours has many: one such line must not end a stream.
            problems.add(1, "brackets or fields are nested too deeply");
            return Optional.empty();
        }
    }

    private static String text(String name, InputStream in) {
        // By a decoder, which refuses what a String would silently replace.
        try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder())) {
            StringBuilder text = new StringBuilder();
            char[] buffer = new char[8192];
            for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                text.append(buffer, 0, read);
            }
            return text.toString();
        } catch (CharacterCodingException e) {
            throw new OperationFailed(name + " is not UTF-8", e);
        } catch (IOException e) {
            throw new OperationFailed("cannot read " + name, e);
        }
    }
}
