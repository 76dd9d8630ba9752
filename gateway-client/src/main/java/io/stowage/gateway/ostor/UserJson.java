package io.stowage.gateway.ostor;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.Account;
import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.ListedUser;
import io.stowage.gateway.Secret;
import io.stowage.gateway.UserId;
import io.stowage.gateway.json.Fields;
import java.util.List;

/** Users as ostor shows them (Virtuozzo 4.6 API reference, 3.1). */
final class UserJson {

    private UserJson() {}

    static GatewayUser user(Fields fields) {
        return new GatewayUser(
                id(fields),
                fields.filledText("UserEmail"),
                enabled(fields),
                system(fields),
                accessKeys(fields),
                fields.objects("Accounts").stream().map(UserJson::account).toList());
    }

    static ListedUser listed(Fields fields) {
        return new ListedUser(id(fields), fields.filledText("UserEmail"), enabled(fields), system(fields));
    }

    static Account account(Fields fields) {
        return new Account(fields.filledText("Name"), accessKeys(fields));
    }

    private static UserId id(Fields fields) {
        return new UserId(fields.filledText("UserId"));
    }

    private static List<AccessKey> accessKeys(Fields fields) {
        return fields.objects("AWSAccessKeys").stream()
                .map(key -> new AccessKey(
                        key.filledText("AWSAccessKeyId"), Secret.of(key.filledText("AWSSecretAccessKey"))))
                .toList();
    }

    /** Told twice, in State and Flags; the answer to a creation tells neither, and then the user is enabled. */
    private static boolean enabled(Fields fields) {
        return !"disabled".equals(fields.textOrEmpty("State"))
                && !fields.texts("Flags").contains("disabled");
    }

    private static boolean system(Fields fields) {
        return fields.texts("Flags").contains("system");
    }
}
