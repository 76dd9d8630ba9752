package io.stowage.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AvroSerdeTest {

    @AfterEach
    void forgetTheChoice() {
        System.clearProperty(AvroSerde.CLIENT);
    }

    @Test
    void usesApicuriosClientUnlessToldOtherwise() {
        assertThat(AvroSerde.configured().consumerProperties("http://registry:8080/"))
                .containsEntry("apicurio.registry.url", "http://registry:8080/apis/registry/v3")
                .containsEntry("apicurio.registry.headers.enabled", "false")
                .doesNotContainKey("apicurio.registry.auto-register");
    }

    @Test
    void switchesToConfluentsClientByConfigurationAlone() {
        System.setProperty(AvroSerde.CLIENT, "confluent");

        assertThat(AvroSerde.configured().producerProperties("http://registry:8081"))
                .containsEntry("schema.registry.url", "http://registry:8081")
                .containsEntry("auto.register.schemas", "false")
                .containsEntry(RecordSerializer.DELEGATE, "io.confluent.kafka.serializers.KafkaAvroSerializer");
    }

    @Test
    void namesTheProfileThatBringsAMissingClient() {
        Map<String, Object> settings = AvroSerde.named("confluent").producerProperties("http://registry:8081");
        try (RecordSerializer serializer = new RecordSerializer()) {
            assertThatExceptionOfType(ConfigException.class)
                    .isThrownBy(() -> serializer.configure(settings, false))
                    .withMessageContaining("profile 'confluent'");
        }
    }

    @Test
    void refusesAClientThatNobodyDescribed() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> AvroSerde.named("pigeon"))
                .withMessageContainingAll("pigeon", "apicurio or confluent");
    }
}
