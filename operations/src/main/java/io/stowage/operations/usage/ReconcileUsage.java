package io.stowage.operations.usage;

import static io.stowage.schemas.topics.TopicCatalogue.USAGE_COLLECTIONS;
import static io.stowage.schemas.topics.TopicCatalogue.USAGE_FINDINGS;
import static io.stowage.schemas.topics.TopicCatalogue.USAGE_OPERATIONS;
import static io.stowage.schemas.topics.TopicCatalogue.USAGE_STORAGE;

import io.stowage.contracts.CollectionState;
import io.stowage.contracts.OperationsUsage;
import io.stowage.contracts.StorageUsage;
import io.stowage.contracts.UsageFinding;
import io.stowage.gateway.Capability;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.GatewaySettings;
import io.stowage.gateway.connect.Gateways;
import io.stowage.operations.connection.Connection;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.connection.Contracts;
import io.stowage.operations.connection.LocalStack;
import io.stowage.operations.connection.UnreadableRecord;
import io.stowage.operations.gateways.GatewayOptions;
import io.stowage.operations.output.OperationFailed;
import io.stowage.operations.output.Output;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code usage reconcile}. */
@Command(
        name = "reconcile",
        description = {
            "Compare a period's totals: records against daily totals, and against what the gateways still hold.",
            "",
            "Differences are told line by line, and the exit status is 1 if there are any. Findings (gaps, overlaps) are told with them; they alone are no difference, unless --strict is given. A simulated gateway is also compared with what it itself counted. Run it when nothing is under way: what is being collected may be missing on either side, and is not when it is run again."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stowage usage reconcile --from 2026-11-01 --to 2026-11-30",
            "  stowage usage reconcile --from 2026-11-20 --to 2026-11-20 --gateway west"
        })
final class ReconcileUsage implements Runnable {

    @Mixin
    private final PeriodOptions period = new PeriodOptions();

    @Option(names = "--gateway", paramLabel = "GATEWAY", description = "Only this gateway and what is on it.")
    private @Nullable String only;

    @Option(names = "--users", description = "Show the sums of each user, too.")
    private boolean users;

    @Option(names = "--strict", description = "Findings count as differences.")
    private boolean strict;

    @Option(
            names = "--simulator",
            paramLabel = "URL",
            description = "Control endpoint of a simulated gateway. Default: the local stack's.")
    private @Nullable URI simulator;

    @Mixin
    private final Output output = new Output();

    private final ConnectionOptions connection;
    private final GatewayOptions gateways;

    ReconcileUsage(ConnectionOptions connection, GatewayOptions gateways) {
        this.connection = connection;
        this.gateways = gateways;
    }

    @Override
    public void run() {
        Period days = period.period();
        Connection opened = connection.open();
        Map<String, GatewaySettings> asked = asked();
        Optional<SimulatorTotals> simulated = control().map(SimulatorTotals::ask);
        Optional<String> simulatedId = simulated.flatMap(each -> idOf(each, asked));
        List<Difference> differences = new ArrayList<>();
        Consumer<UnreadableRecord> unreadable =
                record -> differences.add(new Difference("topic", String.valueOf(record.getMessage())));

        List<HeldByGateway> held = new ArrayList<>();
        asked.values().forEach(each -> ask(each, opened, days, held, differences));
        OperationsSums operations = operations(opened, days, simulatedId, unreadable);
        differences.addAll(daily(opened, days, operations, unreadable));
        held.forEach(each -> differences.addAll(Agreement.ofGateway(each)));
        simulated.ifPresent(totals -> held.stream()
                .filter(each -> simulatedId.filter(each.gatewayId()::equals).isPresent())
                .forEach(each ->
                        differences.addAll(Agreement.ofSimulator(totals, operations.counters(), each.counters()))));
        List<UsageFinding> findings = findings(opened, days, unreadable);
        tell(new Reconciliation(days, operations, findings, differences));
    }

    private void tell(Reconciliation result) {
        output.report(
                result.json(),
                result.gatewayTable(),
                users
                        ? result.userTable()
                        : new Output.Table<>(List.of(), result.userTable().columns()),
                result.findingTable(),
                result.differenceTable());
        if (!result.differences().isEmpty()) {
            throw new OperationFailed("%s: %d differences"
                    .formatted(result.period(), result.differences().size()));
        }
        if (strict && !result.findings().isEmpty()) {
            throw new OperationFailed("%s: %d findings"
                    .formatted(result.period(), result.findings().size()));
        }
        output.note("%s: all totals agree".formatted(result.period()));
    }

    /** Before the topics: what is collected in between is then in the records, and is not taken for lost. */
    private void ask(
            GatewaySettings settings,
            Connection opened,
            Period days,
            List<HeldByGateway> held,
            List<Difference> differences) {
        Optional<CollectionState> known =
                new Contracts<>(opened, USAGE_COLLECTIONS, CollectionState.class).newestOf(settings.id());
        known.ifPresent(state -> differences.addAll(Agreement.ofCollection(state)));
        try (Gateway gateway = Gateways.open(settings)) {
            if (gateway.capabilities().has(Capability.OPERATION_USAGE)) {
                held.add(HeldByGateway.ask(gateway, known, days));
            } else {
                output.note("gateway %s counts no operations: its storage alone is compared".formatted(settings.id()));
            }
        } catch (GatewayFailure failure) {
            differences.add(new Difference(
                    "gateway " + settings.id(), "what it still holds is not known: " + failure.getMessage()));
        }
    }

    private OperationsSums operations(
            Connection opened, Period days, Optional<String> simulatedId, Consumer<UnreadableRecord> unreadable) {
        OperationsSums sums = new OperationsSums(days, simulatedId);
        new Contracts<>(opened, USAGE_OPERATIONS, OperationsUsage.class)
                .forEach(
                        usage -> {
                            if (isAsked(usage.getGatewayId())) {
                                sums.add(usage);
                            }
                        },
                        unreadable);
        return sums;
    }

    private List<Difference> daily(
            Connection opened, Period days, OperationsSums operations, Consumer<UnreadableRecord> unreadable) {
        StorageSums storage = new StorageSums(days);
        new Contracts<>(opened, USAGE_STORAGE, StorageUsage.class)
                .forEach(
                        usage -> {
                            if (isAsked(usage.getGatewayId())) {
                                storage.add(usage);
                            }
                        },
                        unreadable);
        DailySums daily = new DailySums();
        new DailyTopic(opened)
                .forEach(
                        days,
                        day -> {
                            if (isAsked(day.getGatewayId())) {
                                daily.add(day);
                            }
                        },
                        unreadable);
        List<Difference> differences = new ArrayList<>();
        differences.addAll(Agreement.ofOperations(operations.subscriptions(), daily.subscriptions()));
        differences.addAll(Agreement.ofStorage(storage.subscriptions(), daily.subscriptions()));
        return differences;
    }

    private List<UsageFinding> findings(Connection opened, Period days, Consumer<UnreadableRecord> unreadable) {
        FindingsOfPeriod findings = new FindingsOfPeriod(days);
        new Contracts<>(opened, USAGE_FINDINGS, UsageFinding.class)
                .forEach(
                        finding -> {
                            if (isAsked(finding.getGatewayId())) {
                                findings.add(finding);
                            }
                        },
                        unreadable);
        return findings.all();
    }

    private boolean isAsked(String gatewayId) {
        return only == null || only.equals(gatewayId);
    }

    /** The gateways to ask; none, with a note, where nothing says which there are. */
    private Map<String, GatewaySettings> asked() {
        Optional<Map<String, GatewaySettings>> all = gateways.settings();
        if (all.isEmpty()) {
            output.note("no gateway is asked what it still holds: nothing says which there are (--gateways FILE)");
        }
        Map<String, GatewaySettings> known = all.orElse(Map.of());
        if (all.isPresent() && only != null && !known.containsKey(only)) {
            throw new OperationFailed("there is no gateway '%s', only %s".formatted(only, known.keySet()));
        }
        return known.entrySet().stream()
                .filter(each -> isAsked(each.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Optional<URI> control() {
        return Optional.ofNullable(simulator)
                .or(() -> connection.connectedStack().flatMap(LocalStack::simulator));
    }

    private static Optional<String> idOf(SimulatorTotals simulated, Map<String, GatewaySettings> asked) {
        return asked.values().stream()
                .filter(each -> each.endpoint().equals(simulated.endpoint()))
                .map(GatewaySettings::id)
                .findFirst();
    }
}
