package io.stowage.operations.plans;

import static io.stowage.schemas.topics.TopicCatalogue.ACCOUNTS;

import io.stowage.contracts.AccountState;
import io.stowage.contracts.AccountStatus;
import io.stowage.operations.connection.Connection;
import io.stowage.operations.connection.Contracts;
import io.stowage.operations.connection.UnreadableRecord;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How many accounts are on each plan; those that have ended for good are on none.
 *
 * @param accounts number by plan id
 */
record PlanUse(Map<String, Long> accounts) {

    private static final String NONE = "";

    /** Reads the accounts one by one; of each only its plan is kept. */
    static PlanUse count(Connection connection, Consumer<? super UnreadableRecord> unreadable) {
        return new PlanUse(new Contracts<>(connection, ACCOUNTS, AccountState.class)
                .newestOfEachKey(PlanUse::plan, unreadable).stream()
                        .filter(plan -> !plan.equals(NONE))
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
    }

    long of(String planId) {
        return Objects.requireNonNullElse(accounts.get(planId), 0L);
    }

    private static String plan(AccountState account) {
        return account.getStatus() == AccountStatus.TERMINATED
                ? NONE
                : account.getWanted().getPlanId().intern();
    }
}
