package io.stowage.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class TestKafkaTest {

    @Test
    void givesEveryTestATopicOfItsOwn() throws Exception {
        String first = TestKafka.newTopic("orders", 3);
        String second = TestKafka.newTopic("orders", 1);

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
            assertThat(admin.listTopics().names().get()).contains(first, second);
        }
        assertThat(first).startsWith("orders-").isNotEqualTo(second);
    }

    @Test
    void startsOneRegistryForAll() {
        assertThat(TestRegistry.confluentApi()).startsWith(TestRegistry.url()).endsWith("/apis/ccompat/v7");
    }
}
