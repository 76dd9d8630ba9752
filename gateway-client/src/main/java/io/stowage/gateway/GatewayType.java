package io.stowage.gateway;

/** The kinds of gateways that can be connected. */
public enum GatewayType {
    /** Acronis Cyber Infrastructure, Virtuozzo Hybrid Infrastructure. */
    OSTOR,

    /** MinIO. */
    MINIO,

    /** The object gateway of Ceph, by its admin ops API. */
    RGW
}
