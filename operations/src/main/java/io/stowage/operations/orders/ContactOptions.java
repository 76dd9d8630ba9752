package io.stowage.operations.orders;

import io.stowage.contracts.Customer;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A customer's contact on the command line. */
final class ContactOptions {

    @Option(names = "--email", paramLabel = "ADDRESS", description = "The customer's e-mail address.")
    private @Nullable String email;

    @Option(names = "--name", paramLabel = "NAME", description = "The customer's name.")
    private @Nullable String name;

    @Option(
            names = "--locale",
            paramLabel = "TAG",
            description = "The customer's language, for example de or pt-BR. For a new customer, en unless given.")
    private @Nullable String locale;

    @Option(names = "--customer-id", paramLabel = "ID", description = "Billing's id of the customer.")
    private @Nullable String customerId;

    boolean isEmpty() {
        return Stream.of(email, name, locale, customerId).allMatch(Objects::isNull);
    }

    boolean isWhole() {
        return Stream.of(email, name, locale, customerId).noneMatch(Objects::isNull);
    }

    /** @throws IllegalArgumentException naming the option that is missing or wrong */
    Customer ofNewCustomer() {
        OptionValues.required("--email", email, OrderValues::email);
        OptionValues.required("--name", name, OrderValues::customerName);
        return over(new Customer(null, "", "", "en"));
    }

    /**
     * The contact with what was given in place of what it was.
     *
     * @throws IllegalArgumentException naming the option that is wrong
     */
    Customer over(Customer present) {
        return Customer.newBuilder(present)
                .setCustomerId(OptionValues.optional("--customer-id", customerId, OrderValues::customerId)
                        .orElse(present.getCustomerId()))
                .setName(OptionValues.optional("--name", name, OrderValues::customerName)
                        .orElse(present.getName()))
                .setEmail(OptionValues.optional("--email", email, OrderValues::email)
                        .orElse(present.getEmail()))
                .setLocale(OptionValues.optional("--locale", locale, OrderValues::locale)
                        .orElse(present.getLocale()))
                .build();
    }
}
