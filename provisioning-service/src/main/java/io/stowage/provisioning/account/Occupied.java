package io.stowage.provisioning.account;

import io.stowage.gateway.Room;
import java.util.OptionalLong;

/**
 * What a gateway holds.
 *
 * @param accounts that have not ended
 * @param bytes sum of their quotas; an account without one adds nothing
 */
record Occupied(long accounts, long bytes) {

    static final Occupied NOTHING = new Occupied(0, 0);

    /** @param quota of one more account; empty: it has none */
    boolean leavesRoom(Room room, OptionalLong quota) {
        boolean account =
                room.accounts().isEmpty() || accounts < room.accounts().getAsInt();
        boolean space = room.bytes().isEmpty()
                || (quota.isPresent() && quota.getAsLong() <= room.bytes().getAsLong() - bytes);
        return account && space;
    }

    /** Part of the room that is left, 0 to 1: of the bound that is nearer. An unbounded gateway is empty, 1. */
    double left(Room room) {
        double ofAccounts =
                room.accounts().isEmpty() ? 1 : left(accounts, room.accounts().getAsInt());
        double ofBytes = room.bytes().isEmpty() ? 1 : left(bytes, room.bytes().getAsLong());
        return Math.max(0, Math.min(ofAccounts, ofBytes));
    }

    String words(Room room) {
        return "%d accounts%s and %d bytes%s sold"
                .formatted(
                        accounts,
                        room.accounts().isPresent() ? " of " + room.accounts().getAsInt() : "",
                        bytes,
                        room.bytes().isPresent() ? " of " + room.bytes().getAsLong() : "");
    }

    private static double left(long used, long bound) {
        return 1 - (double) used / bound;
    }
}
