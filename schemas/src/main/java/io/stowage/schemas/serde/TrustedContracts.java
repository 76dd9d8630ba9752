package io.stowage.schemas.serde;

import org.apache.avro.util.ClassSecurityValidator;

/**
 * Tells Avro, which since 1.12.2 trusts no class that it was not told of, that it may instantiate the contracts. Done
 * here so that no launcher needs a system property for it.
 */
final class TrustedContracts {

    private static final String PACKAGE = "io.stowage.contracts.";

    static {
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(), type -> type.getName().startsWith(PACKAGE)));
    }

    private TrustedContracts() {}

    /** Loads this class, which is all that is needed. */
    static void declare() {}
}
