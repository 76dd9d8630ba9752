package io.stowage.schemas.credentials;

import java.nio.file.Path;

/** A file of billing's key cannot be read, is no such key, or cannot be written. The message names the file. */
public final class UnusableBillingKey extends RuntimeException {

    /** Without a cause: a parser's message may quote what it read. */
    UnusableBillingKey(Path file, String problem) {
        super(file + ": " + problem);
    }
}
