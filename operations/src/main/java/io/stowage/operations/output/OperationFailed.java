package io.stowage.operations.output;

/** The operation failed or was refused. The message is all that the user sees: what, where, what to do. */
public final class OperationFailed extends RuntimeException {

    public OperationFailed(String message) {
        super(message);
    }

    public OperationFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
