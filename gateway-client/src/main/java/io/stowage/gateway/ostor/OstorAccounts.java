package io.stowage.gateway.ostor;

import io.stowage.gateway.Account;
import io.stowage.gateway.Accounts;
import io.stowage.gateway.Capability;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.http.CallKind;
import io.stowage.gateway.http.HttpCall;
import io.stowage.gateway.http.Query;
import io.stowage.gateway.json.Json;

/** Accounts inside users (Virtuozzo 4.6 API reference, 3.5 and 3.6). */
final class OstorAccounts implements Accounts {

    private static final CallKind CREATE = CallKind.singleWrite("accounts.create", "create account");
    private static final CallKind DELETE = CallKind.repeatableWrite("accounts.delete", "delete account");

    private final OstorCalls calls;

    OstorAccounts(OstorCalls calls) {
        this.calls = calls;
    }

    @Override
    public Account create(UserRef user, String name) {
        calls.need(Capability.ACCOUNTS, CREATE);
        return calls.ask(
                new HttpCall(CREATE, "POST", addressed(user, name)),
                answer -> UserJson.account(Json.object(answer.body())));
    }

    @Override
    public void delete(UserRef user, String name) {
        calls.need(Capability.ACCOUNTS, DELETE);
        calls.tell(new HttpCall(DELETE, "DELETE", addressed(user, name)).orAbsent());
    }

    private Query addressed(UserRef user, String name) {
        return calls.dialect().naming(user, Query.of("ostor-accounts")).with("accountName", name);
    }
}
