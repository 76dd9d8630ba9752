package io.stowage.operations;

/** What a command's exit status tells a script. */
enum ExitCode {
    OK(0),
    /** The operation failed or was refused. */
    FAILED(1),
    /** The command line is wrong. */
    USAGE(2),
    /** Kafka or the schema registry cannot be reached. */
    UNREACHABLE(3);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }
}
