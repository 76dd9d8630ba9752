package io.stowage.operations;

import io.stowage.operations.accounts.AccountCommands;
import io.stowage.operations.credentials.CredentialCommands;
import io.stowage.operations.gateways.GatewayCommands;
import io.stowage.operations.input.Surroundings;
import io.stowage.operations.limits.LimitsCommands;
import io.stowage.operations.notices.NoticeCommands;
import io.stowage.operations.orders.OrderCommands;
import io.stowage.operations.plans.PlanCommands;
import io.stowage.operations.topics.TopicCommands;
import io.stowage.operations.usage.UsageCommands;
import picocli.CommandLine;

/**
 * The command {@code stowage}. Exit status: 0 done, 1 failed or refused, 2 the command line is wrong, 3 Kafka or the
 * schema registry cannot be reached.
 */
public final class StowageCommandLine {

    private StowageCommandLine() {}

    /**
     * The command line with all commands of this module. A caller may add subcommands; {@link CommandLine#execute} gives
     * the process's exit status, and failures of added commands are told like those of the others.
     */
    public static CommandLine create() {
        return create(Surroundings.ofThisProcess());
    }

    static CommandLine create(Surroundings surroundings) {
        Stowage stowage = Stowage.in(surroundings);
        Failures failures = new Failures();
        return new CommandLine(stowage)
                .addSubcommand(OrderCommands.create(stowage.connection(), surroundings))
                .addSubcommand(PlanCommands.create(stowage.connection(), stowage.gateways(), surroundings))
                .addSubcommand(AccountCommands.create(stowage.connection()))
                .addSubcommand(LimitsCommands.create(stowage.connection(), surroundings))
                .addSubcommand(UsageCommands.create(stowage.connection(), stowage.gateways(), surroundings))
                .addSubcommand(CredentialCommands.create(stowage.connection(), surroundings))
                .addSubcommand(TopicCommands.create(stowage.connection()))
                .addSubcommand(GatewayCommands.create(stowage.gateways()))
                .addSubcommand(NoticeCommands.create(surroundings))
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures)
                .setUsageHelpLongOptionsMaxWidth(32)
                .setUsageHelpAutoWidth(true);
    }

    /** Runs one command and ends the process with its exit status. */
    public static void main(String[] arguments) {
        System.exit(create().execute(arguments));
    }
}
