package io.stowage.operations.topics;

import io.stowage.operations.connection.ConnectionOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of topics. */
@Command(
        name = "topics",
        aliases = "topic",
        description = "Create topics by the catalogue, and read them.",
        footerHeading = "%nExample:%n",
        footer = "  stowage topic read stowage.lifecycle --follow")
public final class TopicCommands {

    private TopicCommands() {}

    public static CommandLine create(ConnectionOptions connection) {
        return new CommandLine(new TopicCommands())
                .addSubcommand(new ApplyTopics(connection))
                .addSubcommand(new ListTopics(connection))
                .addSubcommand(new ReadTopic(connection));
    }
}
