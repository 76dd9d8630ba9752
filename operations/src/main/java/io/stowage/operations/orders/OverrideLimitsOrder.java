package io.stowage.operations.orders;

import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKind;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.input.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code order override-limits}. */
@Command(
        name = "override-limits",
        description = {
            "Give a subscription limits of its own in place of its plan's.",
            "",
            "The whole set is ordered at once: what is not given here is the plan's again, also what an earlier order "
                    + "had given. 'account show' tells the present set; 'limits set' and 'limits remove' change parts "
                    + "of it.",
            "",
            "RATES are default, get, put, list and delete in ops/s and bandwidthOut in kB/s, as NAME=NUMBER with commas "
                    + "between; default is for each kind of operation without a rate of its own. A rate that RATES does "
                    + "not name is unlimited. The word unlimited alone lifts all."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stowage order override-limits sub-1 --user default=200,bandwidthOut=50000",
            "  stowage order override-limits sub-1 --bucket photos:get=500,put=50 \\",
            "      --bucket logs:put=5 --quota 2TB --wait",
            "  stowage order override-limits sub-1 --user unlimited",
            "  stowage order override-limits sub-1 --as-plan"
        })
final class OverrideLimitsOrder extends ChangeOrder {

    @Mixin
    private final LimitsOptions limits = new LimitsOptions();

    @Option(names = "--as-plan", description = "Nothing of its own any more: the plan's limits again.")
    private boolean asPlan;

    OverrideLimitsOrder(ConnectionOptions connection, Surroundings surroundings) {
        super(connection, surroundings);
    }

    @Override
    void describe(OrderEvent.Builder order) {
        if (limits.isEmpty() && !asPlan) {
            throw new IllegalArgumentException(
                    "give the limits: --user, --bucket or --quota; or --as-plan for the plan's again");
        }
        if (asPlan && !limits.isEmpty()) {
            throw new IllegalArgumentException("--as-plan excludes --user, --bucket and --quota");
        }
        order.setKind(OrderKind.LIMITS_OVERRIDDEN).setLimitsOverridden(limits.given());
    }
}
