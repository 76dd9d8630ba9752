package io.stowage.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "sub-1.storage-threshold.90.3", "0_9", "A.b-c"})
    void takesIdsThatCanBePartOfAnAddress(String id) {
        assertThat(message(id).id()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "a b", "a@b", "a>b", "a\r\nBcc: x", "é"})
    void refusesIdsThatCannot(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> message(id)).withMessageContaining("no id of a message");
    }

    @Test
    void refusesAnIdThatIsTooLong() {
        assertThat(message("a".repeat(200)).id()).hasSize(200);
        assertThatIllegalArgumentException().isThrownBy(() -> message("a".repeat(201)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada\r\nBcc: eve@example.com",
                "Ada\nBcc: eve@example.com",
                "Ada\u2028Bcc: eve@example.com",
                "Ada\u0085Bcc: eve@example.com",
                "Ada\u202EBcc: eve@example.com",
                "Ada\u0000Bcc: eve@example.com"
            })
    void keepsNamesToOneLineInOneDirection(String name) {
        assertThat(recipient(name).name()).isEqualTo("Ada Bcc: eve@example.com");
        assertThat(new Subscription("sub-1", name, name, null))
                .isEqualTo(new Subscription(
                        "sub-1", recipient(name).name(), recipient(name).name(), null));
        assertThat(new News.PlanChanged(name, null).plan()).doesNotContainPattern("\\R");
        assertThat(new News.KeysRotated(List.of(name), null).accessKeyIds().getFirst())
                .doesNotContainPattern("\\R");
    }

    @Test
    void namesEveryKindDifferently() {
        assertThat(MessageKind.values())
                .allSatisfy(kind -> assertThat(MessageKind.named(kind.id())).contains(kind));
        assertThat(Arrays.stream(MessageKind.values()).map(MessageKind::id)).doesNotHaveDuplicates();
        assertThat(MessageKind.named("storage")).isEmpty();
    }

    private static Recipient recipient(String name) {
        return Recipient.of(name, "ada@example.com", "en", ZoneOffset.UTC);
    }

    private static Message message(String id) {
        return new Message(
                id, Instant.EPOCH, recipient("Ada"), new Subscription("sub-1", "S3", null, null), new News.Resumed());
    }
}
