package io.stowage.operations.accounts;

import static io.stowage.schemas.topics.TopicCatalogue.ACCOUNTS;

import io.stowage.contracts.AccountState;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.connection.Contracts;
import io.stowage.operations.output.ContractJson;
import io.stowage.operations.output.OperationFailed;
import io.stowage.operations.output.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code account show}. */
@Command(
        name = "show",
        description = "Show a subscription's account: what is wanted, what is there, and what went wrong.",
        footerHeading = "%nExamples:%n",
        footer = {"  stowage account show sub-1", "  stowage account show sub-1 -o json"})
final class ShowAccount implements Runnable {

    @Parameters(paramLabel = "SUBSCRIPTION", description = "The subscription.")
    private String subscription = "";

    @Mixin
    private final Output output = new Output();

    private final ConnectionOptions connection;

    ShowAccount(ConnectionOptions connection) {
        this.connection = connection;
    }

    @Override
    public void run() {
        AccountState account = new Contracts<>(connection.open(), ACCOUNTS, AccountState.class)
                .newestOf(subscription)
                .orElseThrow(() ->
                        new OperationFailed("there is no account of subscription '%s'; 'stowage account list' shows all"
                                .formatted(subscription)));
        output.item(account, AccountView.DETAILS, ContractJson::of);
    }
}
