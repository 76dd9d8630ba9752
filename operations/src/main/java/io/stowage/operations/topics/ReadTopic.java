package io.stowage.operations.topics;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.operations.connection.Connection;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.connection.TopicRecords;
import io.stowage.schemas.serde.RecordReader;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code topic read}. */
@Command(
        name = "read",
        description = {
            "Print a topic's committed records as JSON, a line each: place, time, key, headers and value.",
            "",
            "Dead letters show why they are there and the record as it was. Secrets stay encrypted (base64)."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stowage topic read stowage.orders",
            "  stowage topic read stowage.lifecycle --from end --follow",
            "  stowage topic read stowage.dead-letters.provisioning --key sub-1 --max 10"
        })
final class ReadTopic implements Runnable {

    @Parameters(paramLabel = "TOPIC", description = "The topic's name; 'stowage topics list' shows all.")
    private String topic = "";

    @Option(
            names = "--from",
            paramLabel = "beginning|end|OFFSET",
            defaultValue = "beginning",
            description = "Where to start in each partition. Default: ${DEFAULT-VALUE}.")
    private String from = "beginning";

    @Option(names = "--follow", description = "Go on with new records until interrupted.")
    private boolean follow;

    @Option(names = "--max", paramLabel = "N", description = "Stop after N records.")
    private @Nullable Integer max;

    @Option(names = "--key", paramLabel = "KEY", description = "Only records of this key.")
    private @Nullable String key;

    @Spec
    private @Nullable CommandSpec command;

    private final ConnectionOptions connection;

    ReadTopic(ConnectionOptions connection) {
        this.connection = connection;
    }

    @Override
    public void run() {
        CommandSpec spec = Objects.requireNonNull(command);
        StartAt start = start(spec);
        if (max != null && max < 1) {
            throw new ParameterException(spec.commandLine(), "--max: it must be at least 1");
        }
        Connection opened = connection.open();
        try (TopicRecords records = TopicRecords.of(opened, topic);
                RecordReader reader = opened.recordReader()) {
            start.seek(records, topic);
            Predicate<ConsumerRecord<byte[], byte[]>> printer =
                    printer(new RecordJson(reader), spec.commandLine().getOut());
            boolean more = records.readToEnd(printer);
            while (follow && more) {
                more = records.readOn(printer);
            }
        }
    }

    private StartAt start(CommandSpec spec) {
        try {
            return StartAt.parse(from);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--from: " + e.getMessage(), e);
        }
    }

    /** Has enough at the asked number, or when nobody reads on at the other end of the pipe. */
    private Predicate<ConsumerRecord<byte[], byte[]>> printer(RecordJson json, PrintWriter out) {
        byte[] wanted = key == null ? null : key.getBytes(UTF_8);
        int[] left = {max == null ? Integer.MAX_VALUE : max};
        return record -> {
            if (wanted != null && !Arrays.equals(record.key(), wanted)) {
                return true;
            }
            out.println(json.of(record));
            return !out.checkError() && --left[0] > 0;
        };
    }
}
