package io.stowage.provisioning.identity;

/** A name that a subscription has claimed or shares, in the form in which claims are made. */
public record ClaimedName(String gatewayId, String name) {}
