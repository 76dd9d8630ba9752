package io.stowage.operations.orders;

import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKind;
import io.stowage.contracts.OrderPlaced;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.input.Document;
import io.stowage.operations.input.Surroundings;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code order place}. */
@Command(
        name = "place",
        description = {
            "Order a new subscription, by options or by a file.",
            "",
            "The file is an order in YAML or JSON with the fields of the contract, as 'topic read stowage.orders' shows them."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stowage order place --subscription sub-1 --plan basic \\",
            "      --email ada@example.com --name 'Ada' --wait",
            "  stowage order place --subscription sub-1 --plan basic --region eu-west-1 \\",
            "      --email ada@example.com --name 'Ada'",
            "  stowage order place -f order.yaml --wait --timeout 2m",
            "  billing-export | stowage order place -f -"
        })
final class PlaceOrder extends SingleOrder {

    @Option(names = "--subscription", paramLabel = "ID", description = "The subscription.")
    private @Nullable String subscription;

    @Option(names = "--plan", paramLabel = "ID", description = "The plan, of the catalogue.")
    private @Nullable String plan;

    @Mixin
    private final ContactOptions contact = new ContactOptions();

    @Option(
            names = "--product",
            paramLabel = "NAME",
            description = "The product on the customer's invoice. Default: the plan's name.")
    private @Nullable String product;

    @Option(names = "--gateway", paramLabel = "ID", description = "The gateway. Default: one that has room.")
    private @Nullable String gateway;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "The S3 region that the gateway is to be configured with. Default: any.")
    private @Nullable String region;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "An order in YAML or JSON, in place of options; - is standard input.")
    private @Nullable String file;

    PlaceOrder(ConnectionOptions connection, Surroundings surroundings) {
        super(connection, surroundings);
    }

    @Override
    String subscription() {
        return OptionValues.required("--subscription", subscription, OrderValues::subscriptionId);
    }

    @Override
    void describe(OrderEvent.Builder order) {
        order.setKind(OrderKind.PLACED)
                .setPlaced(OrderPlaced.newBuilder()
                        .setPlanId(OptionValues.required("--plan", plan, OrderValues::planId))
                        .setCustomer(contact.ofNewCustomer())
                        .setProductName(OptionValues.optional("--product", product, OrderValues::productName)
                                .orElse(null))
                        .setGatewayId(OptionValues.optional("--gateway", gateway, OrderValues::gatewayId)
                                .orElse(null))
                        .setRegion(OptionValues.optional("--region", region, OrderValues::region)
                                .orElse(null))
                        .build());
    }

    @Override
    OrderEvent given(String newEventId, Instant now) {
        if (file == null) {
            return super.given(newEventId, now);
        }
        List<String> besideTheFile = Stream.of(
                        "--subscription",
                        "--plan",
                        "--email",
                        "--name",
                        "--locale",
                        "--customer-id",
                        "--product",
                        "--gateway",
                        "--region",
                        "--event-id",
                        "--sequence")
                .filter(command().commandLine().getParseResult()::hasMatchedOption)
                .toList();
        if (!besideTheFile.isEmpty()) {
            throw new IllegalArgumentException("with a file, leave out " + String.join(", ", besideTheFile));
        }
        return OrderFile.readPlaced(
                Document.read(
                        file, surroundings().workingDirectory(), surroundings().standardInput()),
                newEventId,
                now);
    }
}
