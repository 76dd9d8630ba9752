package io.stowage.simulator.admin;

/** The two ways ostor's administration is spoken. */
public enum OstorDialect {
    /** Acronis Cyber Infrastructure 3.0, Storage-as-a-Service Integration Guide. */
    ACRONIS,

    /** Virtuozzo Hybrid Infrastructure 4.6, Object Storage Orchestration API Reference. */
    VIRTUOZZO
}
