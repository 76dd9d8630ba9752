package io.stowage.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stowage.contracts.PlanDefinition;
import io.stowage.embedded.TestRegistry;
import io.stowage.schemas.topics.Topic;
import io.stowage.schemas.topics.TopicCatalogue;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

class SchemaRegistrationTest {

    @Test
    void registersTheWholeCatalogueAndChangesNothingTheSecondTime() throws Exception {
        SchemaRegistration.register(TestRegistry.url(), TopicCatalogue.all());
        SchemaRegistration.register(TestRegistry.url(), TopicCatalogue.all());

        String subject = TopicCatalogue.ORDERS.subject();
        assertThat(get("/subjects/" + subject + "/versions")).isEqualTo("[1]");
        assertThat(get("/config/" + subject)).contains("FULL_TRANSITIVE");
    }

    @Test
    void namesSubjectAndReasonOfASchemaThatIsNotCompatible() {
        Topic topic = Contracts.topicOf(record().requiredString("name").endRecord());
        SchemaRegistration.register(TestRegistry.url(), List.of(topic));

        Topic incompatible =
                Contracts.topic(topic.name(), record().requiredLong("name").endRecord());
        assertThatExceptionOfType(SchemaRefused.class)
                .isThrownBy(() -> SchemaRegistration.register(TestRegistry.url(), List.of(incompatible)))
                .withMessageContainingAll(topic.subject(), "ncompatible");
    }

    @Test
    void takesACompatibleVersion() throws Exception {
        Topic topic = Contracts.topicOf(record().requiredString("name").endRecord());
        Topic compatible = Contracts.topic(
                topic.name(),
                record().requiredString("name").optionalString("note").endRecord());

        SchemaRegistration.register(TestRegistry.url(), List.of(topic));
        SchemaRegistration.register(TestRegistry.url(), List.of(compatible));

        assertThat(get("/subjects/" + topic.subject() + "/versions")).isEqualTo("[1,2]");
    }

    @Test
    void namesTheAddressOfARegistryThatCannotBeReached() throws Exception {
        String nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = "http://127.0.0.1:" + free.getLocalPort();
        }
        assertThatExceptionOfType(RegistryUnavailable.class)
                .isThrownBy(() -> SchemaRegistration.register(nobody, TopicCatalogue.all()))
                .withMessageContaining(nobody);
    }

    @Test
    void isTheOnlyOneThatRegisters() {
        Topic topic = Contracts.topicOf(PlanDefinition.SCHEMA$);
        try (RecordSerializer serializer = new RecordSerializer()) {
            serializer.configure(AvroSerde.named("apicurio").producerProperties(TestRegistry.url()), false);

            assertThatExceptionOfType(RuntimeException.class)
                    .isThrownBy(() -> serializer.serialize(topic.name(), Contracts.plan("gold")));
        }
    }

    private static SchemaBuilder.FieldAssembler<Schema> record() {
        return SchemaBuilder.record("Thing").namespace("com.example").fields();
    }

    private static String get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(TestRegistry.confluentApi() + path))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
