package io.stowage.simulator.admin;

/** The ways administration is spoken. */
public enum Dialect {
    /** Acronis Cyber Infrastructure 3.0, Storage-as-a-Service Integration Guide. */
    ACRONIS,
    /** Virtuozzo Hybrid Infrastructure 4.6, Object Storage Orchestration API Reference. */
    VIRTUOZZO,

    /** MinIO, admin API v3. */
    MINIO
}
