package io.stowage.provisioning.stream;

import io.stowage.provisioning.order.Customer;
import java.util.Optional;

/** Customers from and to the contract. */
final class CustomerMapping {

    private CustomerMapping() {}

    static Customer customer(io.stowage.contracts.Customer contract) {
        return new Customer(
                Optional.ofNullable(contract.getCustomerId()),
                contract.getName(),
                contract.getEmail(),
                contract.getLocale());
    }

    static io.stowage.contracts.Customer contract(Customer customer) {
        return io.stowage.contracts.Customer.newBuilder()
                .setCustomerId(customer.customerId().orElse(null))
                .setName(customer.name())
                .setEmail(customer.email())
                .setLocale(customer.locale())
                .build();
    }
}
