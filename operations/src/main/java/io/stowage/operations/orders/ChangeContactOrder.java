package io.stowage.operations.orders;

import static io.stowage.schemas.topics.TopicCatalogue.ACCOUNTS;

import io.stowage.contracts.AccountState;
import io.stowage.contracts.Customer;
import io.stowage.contracts.OrderContactChanged;
import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKind;
import io.stowage.operations.connection.Connection;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.connection.Contracts;
import io.stowage.operations.input.Surroundings;
import io.stowage.operations.output.OperationFailed;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code order change-contact}. */
@Command(
        name = "change-contact",
        description = "Change whom a subscription is for. What is not given stays; so do the user and its keys.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stowage order change-contact sub-1 --email ada@example.org",
            "  stowage order change-contact sub-1 --name 'Ada L' --locale de"
        })
final class ChangeContactOrder extends ChangeOrder {

    /** Only until the present contact is known: an order always has the whole. */
    private static final Customer NOBODY = new Customer(null, "", "", "en");

    @Mixin
    private final ContactOptions contact = new ContactOptions();

    ChangeContactOrder(ConnectionOptions connection, Surroundings surroundings) {
        super(connection, surroundings);
    }

    @Override
    void describe(OrderEvent.Builder order) {
        if (contact.isEmpty()) {
            throw new IllegalArgumentException("give what changes: --email, --name, --locale or --customer-id");
        }
        order.setKind(OrderKind.CONTACT_CHANGED).setContactChanged(new OrderContactChanged(contact.over(NOBODY)));
    }

    @Override
    Optional<OrderEvent> complete(OrderEvent order, Connection opened) {
        if (contact.isWhole()) {
            return Optional.of(order);
        }
        AccountState account = new Contracts<>(opened, ACCOUNTS, AccountState.class)
                .newestOf(order.getSubscriptionId())
                .orElseThrow(() -> new OperationFailed(
                        "there is no account of subscription '%s' whose contact could be changed; 'stowage account list' shows all"
                                .formatted(order.getSubscriptionId())));
        Customer present = account.getWanted().getCustomer();
        return Optional.of(OrderEvent.newBuilder(order)
                .setContactChanged(new OrderContactChanged(contact.over(present)))
                .build());
    }
}
