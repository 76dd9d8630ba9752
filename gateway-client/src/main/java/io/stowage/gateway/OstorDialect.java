package io.stowage.gateway;

/** The two ways in which ostor gateways speak the same calls. */
public enum OstorDialect {
    /** Acronis Cyber Infrastructure 3.0, Storage-as-a-Service Integration Guide. */
    ACRONIS,
    /** Virtuozzo Hybrid Infrastructure 4.6, Object Storage Orchestration API Reference. */
    VIRTUOZZO
}
