package io.stowage.simulator.calls;

import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;
import io.stowage.simulator.usage.Operation;

/**
 * What a call asks for.
 *
 * @param kind such as {@code users.create} or {@code s3.putObject}: the word faults and logs know it by
 */
public record Route(String kind, Access access, Action action) {

    /** Who may make the call. */
    public sealed interface Access {}

    /** Administrative calls are for system users. */
    public record SystemUser() implements Access {}

    /** S3 calls are for everyone, as far as the action allows, and are counted. */
    public record Customer(Operation counted) implements Access {}

    public static Route administrative(String kind, Action action) {
        return new Route(kind, new SystemUser(), action);
    }

    public static Route s3(String kind, Operation counted, Action action) {
        return new Route("s3." + kind, new Customer(counted), action);
    }

    public static Refusal methodNotAllowed(String method, String on) {
        return new Refusal(S3Error.METHOD_NOT_ALLOWED, "There is no " + method + " on " + on + ".");
    }
}
