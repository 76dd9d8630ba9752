package io.stowage.gateway.http;

import java.io.InputStream;

/**
 * An answer of the gateway, either good or one the caller said is fine as well.
 *
 * @param body valid until the reader returns
 */
public record Answer(int status, InputStream body) {

    /** Whether the gateway says that what was asked for does not exist. */
    public boolean absent() {
        return status == 404;
    }
}
