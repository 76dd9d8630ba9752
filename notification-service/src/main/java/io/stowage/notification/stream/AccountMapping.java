package io.stowage.notification.stream;

import io.stowage.contracts.AccountState;
import io.stowage.contracts.Customer;
import io.stowage.contracts.IssuedKey;
import io.stowage.contracts.LimitsOverride;
import io.stowage.contracts.NotifiedAccount;
import io.stowage.contracts.OrderVersion;
import io.stowage.contracts.WantedAccount;
import io.stowage.contracts.WantedService;
import io.stowage.notification.account.AccountFacts;
import io.stowage.notification.account.AccountVersion;
import io.stowage.notification.account.Contact;
import io.stowage.notification.account.Service;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Accounts from provisioning's contract, and from and to the service's own. */
final class AccountMapping {

    private AccountMapping() {}

    /** @throws IllegalArgumentException for what makes no sense */
    static AccountFacts facts(AccountState state) {
        WantedAccount wanted = state.getWanted();
        return new AccountFacts(
                version(state.getLastOrder()),
                state.getUpdatedAt(),
                service(wanted.getService()),
                wanted.getPlanId(),
                Optional.ofNullable(wanted.getProductName()),
                Optional.of(state.getGatewayUserName()).filter(name -> !name.isBlank()),
                contact(wanted.getCustomer()),
                quota(wanted.getLimitsOverride()),
                state.getAccessKeys().stream()
                        .filter(key -> key.getGeneration() == wanted.getKeyGeneration() && !key.getToRevoke())
                        .map(IssuedKey::getAccessKeyId)
                        .toList(),
                Optional.ofNullable(wanted.getOldKeysUntil()));
    }

    static AccountFacts facts(NotifiedAccount account) {
        return new AccountFacts(
                version(account.getVersion()),
                account.getUpdatedAt(),
                service(account.getService()),
                account.getPlanId(),
                Optional.ofNullable(account.getProductName()),
                Optional.ofNullable(account.getUserName()),
                contact(account.getCustomer()),
                TermsMapping.bytes(account.getQuotaOverride()),
                account.getAccessKeyIds(),
                Optional.ofNullable(account.getOldKeysUntil()));
    }

    static NotifiedAccount contract(AccountFacts facts) {
        return NotifiedAccount.newBuilder()
                .setVersion(contract(facts.version()))
                .setUpdatedAt(facts.updatedAt())
                .setService(contract(facts.service()))
                .setPlanId(facts.planId())
                .setProductName(facts.productName().orElse(null))
                .setUserName(facts.userName().orElse(null))
                .setCustomer(contract(facts.contact()))
                .setQuotaOverride(TermsMapping.contract(facts.quotaOverride()))
                .setAccessKeyIds(facts.accessKeyIds())
                .setOldKeysUntil(facts.oldKeysUntil().orElse(null))
                .build();
    }

    private static OptionalLong quota(@Nullable LimitsOverride override) {
        return TermsMapping.bytes(override == null ? null : override.getQuotaBytes());
    }

    private static AccountVersion version(OrderVersion version) {
        Long sequence = version.getSequence();
        return new AccountVersion(
                version.getEventId(),
                sequence == null ? OptionalLong.empty() : OptionalLong.of(sequence),
                version.getOccurredAt());
    }

    private static OrderVersion contract(AccountVersion version) {
        return OrderVersion.newBuilder()
                .setEventId(version.orderEventId())
                .setSequence(TermsMapping.contract(version.sequence()))
                .setOccurredAt(version.occurredAt())
                .build();
    }

    private static Contact contact(Customer customer) {
        return new Contact(
                Optional.ofNullable(customer.getCustomerId()),
                customer.getName(),
                customer.getEmail(),
                customer.getLocale(),
                Optional.empty());
    }

    private static Customer contract(Contact contact) {
        return Customer.newBuilder()
                .setCustomerId(contact.customerId().orElse(null))
                .setName(contact.name())
                .setEmail(contact.email())
                .setLocale(contact.locale())
                .build();
    }

    /** What is newer than this program is taken for no service: customers who are not served are not warned. */
    private static Service service(WantedService contract) {
        return switch (contract) {
            case ACTIVE -> Service.ACTIVE;
            case SUSPENDED, UNKNOWN -> Service.SUSPENDED;
            case TERMINATED -> Service.TERMINATED;
        };
    }

    private static WantedService contract(Service service) {
        return switch (service) {
            case ACTIVE -> WantedService.ACTIVE;
            case SUSPENDED -> WantedService.SUSPENDED;
            case TERMINATED -> WantedService.TERMINATED;
        };
    }
}
