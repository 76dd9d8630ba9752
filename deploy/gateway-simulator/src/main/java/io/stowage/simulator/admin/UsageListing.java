package io.stowage.simulator.admin;

/**
 * How the gateway lists statistics objects.
 *
 * @param most names in one answer; with more of them the answer is truncated
 * @param afterHonoured whether {@code after} and {@code limit} are heeded, as newer gateways do, or passed over
 */
public record UsageListing(int most, boolean afterHonoured) {
    public UsageListing {
        if (most < 1) {
            throw new IllegalArgumentException("most must be at least 1, not " + most);
        }
    }

    public static UsageListing ordinary() {
        return new UsageListing(1000, false);
    }
}
