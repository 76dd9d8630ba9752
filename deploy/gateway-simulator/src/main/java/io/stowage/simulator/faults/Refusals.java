package io.stowage.simulator.faults;

/** The S3 error codes of refusals on demand. */
final class Refusals {
    private Refusals() {}

    static String code(int status) {
        return switch (status) {
            case 400 -> "InvalidArgument";
            case 401, 403 -> "AccessDenied";
            case 404 -> "NoSuchKey";
            case 409 -> "OperationAborted";
            case 429, 503 -> "SlowDown";
            default -> "InternalError";
        };
    }
}
