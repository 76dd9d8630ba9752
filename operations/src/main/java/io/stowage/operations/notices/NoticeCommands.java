package io.stowage.operations.notices;

import io.stowage.operations.input.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of notices. */
@Command(
        name = "notice",
        description = "Look at what customers are told.",
        footerHeading = "%nExample:%n",
        footer = "  stowage notice preview --template storage-threshold --locale de")
public final class NoticeCommands {

    private NoticeCommands() {}

    public static CommandLine create(Surroundings surroundings) {
        return new CommandLine(new NoticeCommands()).addSubcommand(new PreviewNotice(surroundings));
    }
}
