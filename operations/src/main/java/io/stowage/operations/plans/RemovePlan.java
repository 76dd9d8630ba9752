package io.stowage.operations.plans;

import static io.stowage.schemas.topics.TopicCatalogue.PLANS;

import io.stowage.contracts.PlanDefinition;
import io.stowage.operations.connection.Connection;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.connection.Contracts;
import io.stowage.operations.connection.Publication;
import io.stowage.operations.input.Surroundings;
import io.stowage.operations.output.OperationFailed;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plan remove}. */
@Command(
        name = "remove",
        description = {
            "Remove a plan that no account is on: it cannot be ordered any more.",
            "",
            "An order for the plan that is on its way meanwhile is refused, or its account keeps what it was given."
        },
        footerHeading = "%nExample:%n",
        footer = "  stowage plan remove basic")
final class RemovePlan implements Runnable {

    @Parameters(paramLabel = "PLAN", description = "The plan's id.")
    private String plan = "";

    @Spec
    private @Nullable CommandSpec command;

    private final ConnectionOptions connection;
    private final Surroundings surroundings;

    RemovePlan(ConnectionOptions connection, Surroundings surroundings) {
        this.connection = connection;
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        Connection opened = connection.open();
        if (new Contracts<>(opened, PLANS, PlanDefinition.class).newestOf(plan).isEmpty()) {
            throw new OperationFailed("there is no plan '%s'; 'stowage plan list' shows all".formatted(plan));
        }
        // Whose account cannot be read may be on the plan.
        long accounts = PlanUse.count(opened, unreadable -> {
                    throw unreadable;
                })
                .of(plan);
        if (accounts > 0) {
            throw new OperationFailed(
                    "plan '%s' is not removed: %d %s on it; put them on another plan first (order change-plan)"
                            .formatted(plan, accounts, accounts == 1 ? "account is" : "accounts are"));
        }
        try (Publication publication = Publication.to(opened, PLANS)) {
            publication.remove(
                    plan,
                    UUID.randomUUID().toString(),
                    "io.stowage.plans.removed",
                    surroundings.clock().instant());
            publication.confirm();
        }
        if (command != null) {
            command.commandLine().getOut().println("plan " + plan + " removed");
        }
    }
}
