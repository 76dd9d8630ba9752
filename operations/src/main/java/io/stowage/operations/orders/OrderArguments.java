package io.stowage.operations.orders;

import io.stowage.contracts.Customer;
import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKind;
import io.stowage.contracts.OrderPlaced;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** An order's values on the command line. */
final class OrderArguments {

    @Option(names = "--subscription", paramLabel = "ID", description = "The subscription.")
    private @Nullable String subscription;

    @Option(names = "--plan", paramLabel = "ID", description = "The plan, of the catalogue.")
    private @Nullable String plan;

    @Option(names = "--email", paramLabel = "ADDRESS", description = "The customer's e-mail address.")
    private @Nullable String email;

    @Option(names = "--name", paramLabel = "NAME", description = "The customer's name.")
    private @Nullable String name;

    @Option(
            names = "--locale",
            paramLabel = "TAG",
            description = "The customer's language, for example de or pt-BR. Default: en.")
    private @Nullable String locale;

    @Option(names = "--customer-id", paramLabel = "ID", description = "Billing's id of the customer.")
    private @Nullable String customerId;

    @Option(
            names = "--product",
            paramLabel = "NAME",
            description = "The product on the customer's invoice. Default: the plan's name.")
    private @Nullable String product;

    @Option(names = "--gateway", paramLabel = "ID", description = "The gateway. Default: the only one configured.")
    private @Nullable String gateway;

    @Option(
            names = "--event-id",
            paramLabel = "ID",
            description = "The order's id; the same id sent twice is the same order. Default: a new one.")
    private @Nullable String eventId;

    @Option(
            names = "--sequence",
            paramLabel = "N",
            description = "The order's version within its subscription. Default: its time decides.")
    private @Nullable String sequence;

    /** Names of the options that were given. */
    List<String> given() {
        return Stream.of(
                        option("--subscription", subscription),
                        option("--plan", plan),
                        option("--email", email),
                        option("--name", name),
                        option("--locale", locale),
                        option("--customer-id", customerId),
                        option("--product", product),
                        option("--gateway", gateway),
                        option("--event-id", eventId),
                        option("--sequence", sequence))
                .flatMap(Optional::stream)
                .toList();
    }

    /** @throws IllegalArgumentException naming the option that is missing or wrong */
    OrderEvent order(String newEventId, Instant now) {
        return OrderEvent.newBuilder()
                .setEventId(value("--event-id", eventId, OrderValues::eventId).orElse(newEventId))
                .setSubscriptionId(required("--subscription", subscription, OrderValues::subscriptionId))
                .setKind(OrderKind.PLACED)
                .setSequence(
                        value("--sequence", sequence, OrderValues::sequence).orElse(null))
                .setOccurredAt(now)
                .setPlaced(OrderPlaced.newBuilder()
                        .setPlanId(required("--plan", plan, OrderValues::planId))
                        .setCustomer(customer())
                        .setProductName(value("--product", product, OrderValues::productName)
                                .orElse(null))
                        .setGatewayId(value("--gateway", gateway, OrderValues::gatewayId)
                                .orElse(null))
                        .build())
                .build();
    }

    private Customer customer() {
        return Customer.newBuilder()
                .setCustomerId(value("--customer-id", customerId, OrderValues::customerId)
                        .orElse(null))
                .setName(required("--name", name, OrderValues::customerName))
                .setEmail(required("--email", email, OrderValues::email))
                .setLocale(value("--locale", locale, OrderValues::locale).orElse("en"))
                .build();
    }

    private static Optional<String> option(String option, @Nullable String given) {
        return given == null ? Optional.empty() : Optional.of(option);
    }

    private static String required(String option, @Nullable String given, Function<String, String> parser) {
        return value(option, given, parser)
                .orElseThrow(() -> new IllegalArgumentException("%s is missing".formatted(option)));
    }

    private static <T> Optional<T> value(String option, @Nullable String given, Function<String, T> parser) {
        try {
            return Optional.ofNullable(given).map(parser);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s: %s".formatted(option, e.getMessage()), e);
        }
    }
}
