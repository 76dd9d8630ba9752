package io.stowage.usage.collection;

import java.util.Optional;

/**
 * Something that a gateway did not do. It concerns one call; others may go on, unless the gateway is away.
 *
 * @param reasonClass kind of reason, few and stable
 * @param reason one line for people
 * @param gatewayRequestId what the storage's support asks for
 * @param away whether nothing goes through to the gateway at present
 */
public record Trouble(String reasonClass, String reason, Optional<String> gatewayRequestId, boolean away) {}
