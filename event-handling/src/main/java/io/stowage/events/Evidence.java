package io.stowage.events;

import java.net.URI;
import java.time.Instant;

/**
 * Something that a handler found outside of Kafka and could not read, for example an object at a gateway. It is put on the
 * dead letters with its content. It cannot be replayed: there is no topic that it came from.
 *
 * @param key of the dead letter; decides its partition
 * @param content as it was found; where it is larger than the dead letters take, its beginning is kept, and its full size
 * @param origin where it was found; never holds a secret
 * @param foundAt when
 * @param why what is wrong with it
 */
public record Evidence(String key, byte[] content, URI origin, Instant foundAt, DeadLetter why) {}
