package io.stowage.gateway.rgw;

import io.stowage.gateway.UsageRow;
import io.stowage.gateway.json.Fields;

/** Makes rows of what the log tells of a bucket. */
final class UsageRows {

    private UsageRows() {}

    /**
     * Operations that succeeded, by their names in the log; bytes include those of refusals, which the log does not tell
     * apart. The row's bucket is empty for calls to no bucket and {@code -} for whatever was not found, objects too. The
     * log does not tell a bucket from an earlier one of its name, and counts for its owner what others did to it.
     */
    static UsageRow row(String user, Fields bucket) {
        var puts = 0L;
        var gets = 0L;
        var lists = 0L;
        var others = 0L;
        var uploaded = 0L;
        var downloaded = 0L;
        for (var category : bucket.objects("categories")) {
            var name = category.text("category");
            var succeeded = category.count("successful_ops");
            if (name.startsWith("list_")) {
                lists = Math.addExact(lists, succeeded);
            } else if (name.startsWith("get_")) {
                gets = Math.addExact(gets, succeeded);
            } else if (isPut(name)) {
                puts = Math.addExact(puts, succeeded);
            } else {
                others = Math.addExact(others, succeeded);
            }
            uploaded = Math.addExact(uploaded, category.count("bytes_received"));
            downloaded = Math.addExact(downloaded, category.count("bytes_sent"));
        }
        return new UsageRow(
                bucket.text("bucket"),
                0,
                user.equals(UsageHour.ANONYMOUS) ? "" : user,
                "",
                puts,
                gets,
                lists,
                others,
                uploaded,
                downloaded);
    }

    private static boolean isPut(String name) {
        return name.startsWith("put_")
                || switch (name) {
                    case "create_bucket", "copy_obj", "post_obj" -> true;
                    default -> false;
                };
    }
}
