package io.stowage.events.service;

import org.jspecify.annotations.Nullable;

/** A service could not start. */
public final class CannotStart extends RuntimeException {

    CannotStart(String service, Throwable failure) {
        super(service + " cannot start: " + innermostMessage(failure), failure);
    }

    /** Frameworks wrap what is wrong in several layers of what they were doing at the time. */
    private static String innermostMessage(Throwable failure) {
        Throwable innermost = failure;
        @Nullable String message = failure.getMessage();
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
            // The first message of our own is meant for people; what lies below it is how it came about.
            if (innermost.getMessage() != null) {
                message = innermost.getMessage();
                if (isOurs(innermost)) {
                    break;
                }
            }
        }
        return message == null
                ? failure.toString()
                : message.lines().findFirst().orElse(message);
    }

    private static boolean isOurs(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("io.stowage.");
    }
}
