package io.stowage.usage.collection;

import java.time.Duration;

/**
 * How much one pass does at most, so that it ends soon and its transaction is small. What is left over is the next
 * pass's.
 *
 * @param objects told anew
 * @param counters told anew; an object that has more is told alone
 * @param time after which nothing more is begun
 * @param callsAtOnce reads and deletions at the same time
 * @param countersOfAnObject an object with more is held back
 * @param rememberedBytes of all counters that are told and not deleted, packed: the memory is one record
 * @param setAside unreadable objects reported
 */
public record PassBounds(
        int objects,
        int counters,
        Duration time,
        int callsAtOnce,
        int countersOfAnObject,
        int rememberedBytes,
        int setAside) {}
