package io.stowage.provisioning.gateway;

import io.stowage.gateway.AccessKey;
import java.util.Optional;

/**
 * A key that is billing's from now on.
 *
 * @param accountName the account inside the user that holds it; empty: the user itself
 */
public record HandedOver(AccessKey key, Optional<String> accountName) {}
