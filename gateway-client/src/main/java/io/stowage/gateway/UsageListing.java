package io.stowage.gateway;

import java.util.List;

/**
 * Names of usage objects.
 *
 * @param truncated whether there are more than those named
 */
public record UsageListing(List<String> names, boolean truncated) {
    public UsageListing {
        names = List.copyOf(names);
    }
}
