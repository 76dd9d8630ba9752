package io.stowage.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders for a subscription that is there: each kind becomes the event that the contract says. */
class ChangeOrderCommandsTest {

    @TempDir
    private Path directory;

    private final String subscription = Platform.unique("sub");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            change-plan    | --plan pro                          | "kind":"PLAN_CHANGED"    | "planChanged":{"planId":"pro"}
            suspend        | --reason overdue                    | "kind":"SUSPENDED"       | "suspended":{"reason":"overdue"}
            resume         | --sequence 7                        | "kind":"RESUMED"         | "sequence":7
            rotate-keys    | --overlap 24h                       | "kind":"KEYS_ROTATED"    | "keysRotated":{"overlapSeconds":86400}
            rotate-keys    | --sequence 7                        | "kind":"KEYS_ROTATED"    | "keysRotated":{"overlapSeconds":0}
            revoke-key     | --key 4a6f                          | "kind":"KEY_REVOKED"     | "keyRevoked":{"accessKeyId":"4a6f"}
            change-contact | --name Eve --email eve@example.com  | "kind":"CONTACT_CHANGED" | "name":"Eve","email":"eve@example.com","locale":"en"
            terminate      | --grace 0s                          | "kind":"TERMINATED"      | "terminated":{"keepData":false,"graceSeconds":0}
            terminate      | --keep-data                         | "kind":"TERMINATED"      | "terminated":{"keepData":true
            """)
    void publishesTheOrderUnderItsSubscription(String kind, String options, String isOfKind, String detail) {
        Run run = Run.on(directory, command(kind, options));

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        String orders = Run.on(directory, "topic", "read", "stowage.orders", "--key", subscription)
                .out();
        assertThat(orders).contains("\"key\":\"" + subscription + "\"", isOfKind, detail);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            change-plan    | --sequence 1                          | Missing required option: '--plan=ID'
            change-plan    | --plan a/b                            | 'a/b' is no plan id
            rotate-keys    | --overlap soon                        | 'soon' is no time
            change-contact | --name Eve --email nobody             | 'nobody' is no e-mail address
            terminate      | --grace never                         | 'never' is no time
            suspend        | --sequence -1                         | '-1' is no sequence
            """)
    void refusesWhatMakesNoSenseBeforeItConnects(String kind, String options, String reason) {
        Run run = Run.run(directory, Map.of(), "", command(kind, options));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith(reason);
    }

    private String[] command(String kind, String options) {
        List<String> command = new ArrayList<>(List.of("order", kind, subscription));
        command.addAll(Arrays.asList(options.split(" ")));
        return command.toArray(String[]::new);
    }
}
