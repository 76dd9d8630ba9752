package io.stowage.provisioning.account;

import io.stowage.gateway.Room;

/**
 * A configured gateway, as a place for accounts.
 *
 * @param region S3 region that it is configured with
 * @param room how much is to be sold there
 */
public record Site(String gatewayId, String region, Room room) {}
