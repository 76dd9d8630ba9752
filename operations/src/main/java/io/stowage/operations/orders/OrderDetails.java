package io.stowage.operations.orders;

import io.stowage.contracts.Customer;
import io.stowage.contracts.OrderAccountAdded;
import io.stowage.contracts.OrderAccountRemoved;
import io.stowage.contracts.OrderContactChanged;
import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKeyRevoked;
import io.stowage.contracts.OrderKeysRotated;
import io.stowage.contracts.OrderKind;
import io.stowage.contracts.OrderPlaced;
import io.stowage.contracts.OrderPlanChanged;
import io.stowage.contracts.OrderSuspended;
import io.stowage.contracts.OrderTerminated;
import io.stowage.operations.input.Entry;
import io.stowage.operations.input.Fields;
import java.util.Optional;
import java.util.function.Function;

/** What an order in a file says beside its kind: the detail of this kind and of no other. */
final class OrderDetails {

    private OrderDetails() {}

    static void read(OrderKind kind, Fields fields, OrderEvent.Builder order) {
        switch (kind) {
            case PLACED ->
                detail(fields.required("placed"), OrderDetails::placed).ifPresent(order::setPlaced);
            case PLAN_CHANGED ->
                detail(fields.required("planChanged"), OrderDetails::planChanged)
                        .ifPresent(order::setPlanChanged);
            case SUSPENDED ->
                detail(fields.optional("suspended"), OrderDetails::suspended).ifPresent(order::setSuspended);
            case KEYS_ROTATED ->
                detail(fields.optional("keysRotated"), OrderDetails::keysRotated)
                        .ifPresent(order::setKeysRotated);
            case KEY_REVOKED ->
                detail(fields.required("keyRevoked"), OrderDetails::keyRevoked).ifPresent(order::setKeyRevoked);
            case CONTACT_CHANGED ->
                detail(fields.required("contactChanged"), OrderDetails::contactChanged)
                        .ifPresent(order::setContactChanged);
            case LIMITS_OVERRIDDEN ->
                detail(fields.required("limitsOverridden"), LimitsFields::override)
                        .ifPresent(order::setLimitsOverridden);
            case ACCOUNT_ADDED ->
                detail(fields.required("accountAdded"), OrderDetails::accountAdded)
                        .ifPresent(order::setAccountAdded);
            case ACCOUNT_REMOVED ->
                detail(fields.required("accountRemoved"), OrderDetails::accountRemoved)
                        .ifPresent(order::setAccountRemoved);
            case TERMINATED ->
                detail(fields.optional("terminated"), OrderDetails::terminated).ifPresent(order::setTerminated);
            case RESUMED, UNKNOWN -> {}
        }
    }

    private static <T> Optional<T> detail(Optional<Entry> entry, Function<Fields, T> reader) {
        return entry.flatMap(Entry::fields).map(fields -> {
            T detail = reader.apply(fields);
            fields.nothingElse();
            return detail;
        });
    }

    private static OrderPlaced placed(Fields fields) {
        return OrderPlaced.newBuilder()
                .setPlanId(fields.required("planId", OrderValues::planId).orElse(""))
                .setCustomer(customer(fields))
                .setProductName(
                        fields.optional("productName", OrderValues::productName).orElse(null))
                .setGatewayId(
                        fields.optional("gatewayId", OrderValues::gatewayId).orElse(null))
                .setRegion(fields.optional("region", OrderValues::region).orElse(null))
                .build();
    }

    private static OrderPlanChanged planChanged(Fields fields) {
        return new OrderPlanChanged(
                fields.required("planId", OrderValues::planId).orElse(""));
    }

    private static OrderSuspended suspended(Fields fields) {
        return new OrderSuspended(fields.optional("reason", OrderValues::reason).orElse(null));
    }

    private static OrderKeysRotated keysRotated(Fields fields) {
        return new OrderKeysRotated(
                fields.optional("overlapSeconds", OrderValues::seconds).orElse(0L));
    }

    private static OrderKeyRevoked keyRevoked(Fields fields) {
        return new OrderKeyRevoked(
                fields.required("accessKeyId", OrderValues::accessKeyId).orElse(""));
    }

    private static OrderContactChanged contactChanged(Fields fields) {
        return new OrderContactChanged(customer(fields));
    }

    private static OrderAccountAdded accountAdded(Fields fields) {
        return new OrderAccountAdded(
                fields.required("name", OrderValues::accountName).orElse(""));
    }

    private static OrderAccountRemoved accountRemoved(Fields fields) {
        return new OrderAccountRemoved(
                fields.required("name", OrderValues::accountName).orElse(""));
    }

    private static OrderTerminated terminated(Fields fields) {
        return new OrderTerminated(
                fields.optional("keepData", OrderValues::flag).orElse(false),
                fields.optional("graceSeconds", OrderValues::seconds).orElse(null));
    }

    private static Customer customer(Fields fields) {
        return detail(fields.required("customer"), OrderDetails::contact).orElseGet(() -> new Customer("", "", "", ""));
    }

    private static Customer contact(Fields fields) {
        return Customer.newBuilder()
                .setCustomerId(
                        fields.optional("customerId", OrderValues::customerId).orElse(null))
                .setName(fields.required("name", OrderValues::customerName).orElse(""))
                .setEmail(fields.required("email", OrderValues::email).orElse(""))
                .setLocale(fields.optional("locale", OrderValues::locale).orElse("en"))
                .build();
    }
}
