package io.stowage.gateway.minio;

import io.stowage.gateway.http.CallKind;
import io.stowage.gateway.http.HttpCall;
import java.util.List;
import java.util.Map;

/** Groups of a MinIO. A user that is deleted leaves its groups by itself. */
final class Groups {

    private static final CallKind JOIN = CallKind.repeatableWrite("groups.join", "add user to group");

    private final AdminCalls calls;

    Groups(AdminCalls calls) {
        this.calls = calls;
    }

    /** Makes the user a member; a group that is not there is made. Safe to repeat. */
    void add(String group, String user) {
        calls.tell(new HttpCall(
                JOIN,
                "PUT",
                AdminCalls.command("update-group-members"),
                AdminCalls.plain(Map.of("group", group, "members", List.of(user), "isRemove", false))));
    }
}
