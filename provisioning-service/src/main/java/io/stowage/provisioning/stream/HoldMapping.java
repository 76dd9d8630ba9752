package io.stowage.provisioning.stream;

import io.stowage.contracts.AccountHold;
import io.stowage.provisioning.account.Hold;
import io.stowage.provisioning.identity.NewSubscription;
import io.stowage.provisioning.order.Where;
import java.util.Optional;

/** Accounts without a gateway, from and to the contract. */
final class HoldMapping {

    private HoldMapping() {}

    static Hold hold(String subscriptionId, AccountHold hold) {
        return new Hold(
                new Where(Optional.ofNullable(hold.getGatewayId()), Optional.ofNullable(hold.getRegion())),
                new NewSubscription(
                        subscriptionId,
                        CustomerMapping.customer(hold.getCustomer()),
                        AccountMapping.version(hold.getOrder()),
                        Optional.ofNullable(hold.getUserNameRule())),
                Optional.ofNullable(hold.getDefaultBucketSuffix()),
                hold.getReason());
    }

    static AccountHold contract(Hold hold) {
        return AccountHold.newBuilder()
                .setReason(hold.reason())
                .setGatewayId(hold.where().gatewayId().orElse(null))
                .setRegion(hold.where().region().orElse(null))
                .setOrder(AccountMapping.contract(hold.subscription().placedBy()))
                .setCustomer(CustomerMapping.contract(hold.subscription().customer()))
                .setUserNameRule(hold.subscription().userNameRule().orElse(null))
                .setDefaultBucketSuffix(hold.bucketSuffix().orElse(null))
                .build();
    }
}
