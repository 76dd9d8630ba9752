package io.stowage.operations.accounts;

import static io.stowage.schemas.topics.TopicCatalogue.ACCOUNTS;

import io.stowage.contracts.AccountState;
import io.stowage.contracts.AccountStatus;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.connection.Contracts;
import io.stowage.operations.output.ContractJson;
import io.stowage.operations.output.Output;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code account list}. */
@Command(
        name = "list",
        description = "List all accounts by subscription.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stowage account list",
            "  stowage account list --status HELD",
            "  stowage account list --status FAILED -o json"
        })
final class ListAccounts implements Runnable {

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Only accounts of this status: ${COMPLETION-CANDIDATES}.")
    private @Nullable AccountStatus status;

    @Mixin
    private final Output output = new Output();

    private final ConnectionOptions connection;

    ListAccounts(ConnectionOptions connection) {
        this.connection = connection;
    }

    @Override
    public void run() {
        List<AccountState> accounts = new Contracts<>(connection.open(), ACCOUNTS, AccountState.class)
                .newestOfEachKey(output::leftOut).stream()
                        .filter(account -> status == null || account.getStatus() == status)
                        .toList();
        output.list(accounts, AccountView.TABLE, ContractJson::of);
    }
}
