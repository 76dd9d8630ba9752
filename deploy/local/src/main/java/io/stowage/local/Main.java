package io.stowage.local;

import io.stowage.operations.StowageCommandLine;
import picocli.CommandLine;

/** What {@code ./stowage} runs: all commands of operations, and those that run the local stack. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return StowageCommandLine.create().addSubcommand(new DemoCommand()).addSubcommand(new UpCommand());
    }
}
