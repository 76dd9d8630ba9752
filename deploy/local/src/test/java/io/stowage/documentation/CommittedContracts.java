package io.stowage.documentation;

import io.stowage.schemas.topics.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Contracts as they are committed; paths are relative to the project's directory. */
final class CommittedContracts {

    private CommittedContracts() {}

    /** Path of the newest version of the topic's contract. */
    static String newest(Topic topic) {
        Path folder = Path.of("schemas", "src", "contracts", topic.subject());
        try (Stream<Path> versions = Files.list(Page.PROJECT.resolve(folder))) {
            return folder.resolve(versions.sorted().toList().getLast().getFileName())
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(String path) {
        try {
            return Files.readString(Page.PROJECT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
