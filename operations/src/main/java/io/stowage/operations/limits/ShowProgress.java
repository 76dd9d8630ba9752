package io.stowage.operations.limits;

import static io.stowage.schemas.topics.TopicCatalogue.LIMITS;
import static io.stowage.schemas.topics.TopicCatalogue.PLANS;

import io.stowage.contracts.LimitsState;
import io.stowage.contracts.PlanDefinition;
import io.stowage.operations.connection.Connection;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.connection.Contracts;
import io.stowage.operations.output.OperationFailed;
import io.stowage.operations.output.Output;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code limits progress}. */
@Command(
        name = "progress",
        description = {
            "Show how many accounts the newest version of each plan has reached.",
            "",
            "BEHIND are accounts whose limits are an earlier version's, and those that are not at the gateway yet."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  stowage limits progress", "  stowage limits progress basic -o json"})
final class ShowProgress implements Runnable {

    @Parameters(paramLabel = "PLAN", arity = "0..1", description = "Only this plan.")
    private @Nullable String plan;

    @Mixin
    private final Output output = new Output();

    private final ConnectionOptions connection;

    ShowProgress(ConnectionOptions connection) {
        this.connection = connection;
    }

    @Override
    public void run() {
        Connection opened = connection.open();
        Map<String, PlanDefinition> plans = new Contracts<>(opened, PLANS, PlanDefinition.class)
                .newestOfEachKey(output::leftOut).stream()
                        .filter(each -> plan == null || each.getPlanId().equals(plan))
                        .collect(Collectors.toMap(PlanDefinition::getPlanId, Function.identity(), (a, b) -> b));
        if (plan != null && plans.isEmpty()) {
            throw new OperationFailed("there is no plan '%s'; 'stowage plan list' shows all".formatted(plan));
        }
        PlanReach reach = new PlanReach(plans);
        Collection<PlanReach.Place> places =
                new Contracts<>(opened, LIMITS, LimitsState.class).newestOfEachKey(reach::of, output::leftOut);
        List<PlanReach.Progress> progress = reach.progress(places);
        output.list(progress, PlanReach.COLUMNS, PlanReach.Progress::json);
    }
}
