package io.stowage.operations.credentials;

import io.stowage.contracts.CredentialIssued;
import io.stowage.operations.output.Columns;
import io.stowage.operations.output.ContractJson;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/**
 * An access key, and what may be shown of its secret.
 *
 * @param issued as it is on the topic
 * @param secret the secret, stars in its place, or why there is none
 */
record OpenedCredential(CredentialIssued issued, String secret) {

    static final Columns<OpenedCredential> COLUMNS = new Columns<OpenedCredential>()
            .add("Subscription", credential -> credential.issued.getSubscriptionId())
            .add("Endpoint", credential -> credential.issued.getEndpoint())
            .add("Region", credential -> credential.issued.getRegion())
            .add("Account", credential -> Objects.toString(credential.issued.getAccountName(), ""))
            .add("Access key id", credential -> credential.issued.getAccessKeyId())
            .add("Secret access key", OpenedCredential::secret)
            .add("Gateway", credential -> credential.issued.getGatewayId())
            .add("Issued", credential -> credential.issued.getIssuedAt().toString())
            .add("Order", credential -> credential.issued.getOrderEventId());

    ObjectNode json() {
        return ContractJson.of(issued).put("secretAccessKey", secret);
    }

    @Override
    public String toString() {
        return "OpenedCredential[" + issued.getAccessKeyId() + "]";
    }
}
