package io.stowage.operations.orders;

import io.stowage.contracts.Customer;
import io.stowage.contracts.OrderContactChanged;
import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKind;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.input.Surroundings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code order change-contact}. */
@Command(
        name = "change-contact",
        description = "Order another name, address or language; the gateway user stays the same.",
        footerHeading = "%nExamples:%n",
        footer = {"  stowage order change-contact sub-1 --name 'Ada King' --email ada@example.org"})
final class ChangeContactOrder extends ChangeOrder {

    @Option(names = "--email", paramLabel = "ADDRESS", required = true, description = "The customer's e-mail address.")
    private String email = "";

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "The customer's name.")
    private String name = "";

    @Option(
            names = "--locale",
            paramLabel = "TAG",
            defaultValue = "en",
            description = "The customer's language, for example de or pt-BR. Default: ${DEFAULT-VALUE}.")
    private String locale = "en";

    @Option(names = "--customer-id", paramLabel = "ID", description = "Billing's id of the customer.")
    private @Nullable String customerId;

    ChangeContactOrder(ConnectionOptions connection, Surroundings surroundings) {
        super(OrderKind.CONTACT_CHANGED, connection, surroundings);
    }

    @Override
    void describe(OrderEvent.Builder order) {
        order.setContactChanged(new OrderContactChanged(Customer.newBuilder()
                .setCustomerId(customerId == null ? null : OrderValues.customerId(customerId))
                .setName(OrderValues.customerName(name))
                .setEmail(OrderValues.email(email))
                .setLocale(OrderValues.locale(locale))
                .build()));
    }
}
