package io.stowage.gateway.rgw;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.Secret;
import io.stowage.gateway.UserId;
import io.stowage.gateway.json.Fields;
import java.util.List;

/** Users as the gateway shows them. */
final class UserJson {

    private UserJson() {}

    static GatewayUser user(Fields fields) {
        var uid = uid(fields);
        return new GatewayUser(
                new UserId(uid),
                uid,
                fields.count("suspended") == 0,
                administrator(fields),
                fields.objects("keys").stream().map(UserJson::key).toList(),
                List.of());
    }

    static AccessKey key(Fields fields) {
        var secret = fields.textOrEmpty("secret_key");
        return new AccessKey(fields.filledText("access_key"), secret.isBlank() ? Secret.untold() : Secret.of(secret));
    }

    /** Inside a tenant the id is shown without it, but has to be asked for with it. */
    private static String uid(Fields fields) {
        var tenant = fields.textOrEmpty("tenant");
        var uid = fields.filledText("user_id");
        return tenant.isEmpty() || uid.startsWith(tenant + "$") ? uid : tenant + "$" + uid;
    }

    /** Who may make administrative calls, or work behind the gateway's back. */
    private static boolean administrator(Fields fields) {
        return !fields.objects("caps").isEmpty() || says(fields, "system") || says(fields, "admin");
    }

    private static boolean says(Fields fields, String flag) {
        return fields.has(flag) && fields.truth(flag);
    }
}
