package io.stowage.schemas;

import static org.apache.avro.SchemaCompatibility.checkReaderWriterCompatibility;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.schemas.topics.Topic;
import io.stowage.schemas.topics.TopicCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaCompatibility.SchemaPairCompatibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every version of a contract that was ever committed stays readable by today's, and today's by it (FULL_TRANSITIVE).
 * A changed contract is committed as a new version: {@code mvn verify -pl schemas -Dcontracts.commit} writes it.
 */
class CommittedContractsTest {

    private static final Path CONTRACTS = Path.of("src", "contracts");

    static Stream<Topic> topicsWithContract() {
        return Stream.concat(TopicCatalogue.all().stream(), TopicCatalogue.internal().stream())
                .filter(topic -> topic.schema().isPresent());
    }

    @ParameterizedTest
    @MethodSource("topicsWithContract")
    void todaysContractIsTheNewestCommittedVersion(Topic topic) throws IOException {
        Schema today = topic.schema().orElseThrow();
        List<Path> versions = versions(topic);
        if (System.getProperty("contracts.commit") != null
                && (versions.isEmpty() || !read(versions.getLast()).equals(today))) {
            Path next = CONTRACTS.resolve(topic.subject()).resolve("%03d.avsc".formatted(versions.size() + 1));
            Files.createDirectories(next.getParent());
            Files.writeString(next, today.toString(true) + "\n");
            versions = versions(topic);
        }

        assertThat(versions).as("committed versions of %s", topic.subject()).isNotEmpty();
        assertThat(read(versions.getLast())).isEqualTo(today);
    }

    @ParameterizedTest
    @MethodSource("topicsWithContract")
    void everyCommittedVersionAndTodaysReadEachOther(Topic topic) {
        Schema today = topic.schema().orElseThrow();
        for (Path version : versions(topic)) {
            assertThat(problems(read(version), today)).as(version.toString()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("topicsWithContract")
    void everyFieldIsDocumented(Topic topic) {
        topic.schema().orElseThrow().getFields().forEach(CommittedContractsTest::assertDocumented);
    }

    @Test
    void aFieldWithoutDefaultIsFound() {
        Schema before = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"string\"}]}");
        Schema after = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"string\"},"
                        + "{\"name\":\"b\",\"type\":\"string\"}]}");

        assertThat(problems(before, after)).isNotEmpty();
    }

    private static void assertDocumented(Schema.Field field) {
        assertThat(field.doc()).as("doc of field %s", field.name()).isNotBlank();
        recordsIn(field.schema()).forEach(record -> {
            assertThat(record.getDoc()).as("doc of record %s", record.getName()).isNotBlank();
            record.getFields().forEach(CommittedContractsTest::assertDocumented);
        });
    }

    private static Stream<Schema> recordsIn(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> Stream.of(schema);
            case ARRAY -> recordsIn(schema.getElementType());
            case MAP -> recordsIn(schema.getValueType());
            case UNION -> schema.getTypes().stream().flatMap(CommittedContractsTest::recordsIn);
            default -> Stream.empty();
        };
    }

    private static List<String> problems(Schema before, Schema after) {
        return Stream.of(checkReaderWriterCompatibility(after, before), checkReaderWriterCompatibility(before, after))
                .filter(pair -> pair.getType() != SchemaCompatibilityType.COMPATIBLE)
                .map(SchemaPairCompatibility::getDescription)
                .toList();
    }

    private static List<Path> versions(Topic topic) {
        Path folder = CONTRACTS.resolve(topic.subject());
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema read(Path version) {
        try {
            return new Schema.Parser().parse(Files.readString(version));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
