package io.stowage.gateway;

/** How administrative calls are signed. */
public enum SignatureVersion {
    /** AWS Signature Version 2, for gateways that know no other. */
    V2,
    /** AWS Signature Version 4. */
    V4
}
