package io.stowage.usage.counter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;

/** Ids of users in few bytes: their number, then each, in order. */
public final class UserCodec {

    private static final int VERSION = 1;

    private UserCodec() {}

    public static byte[] pack(Set<String> users) {
        try (PackedOutput out = new PackedOutput(VERSION)) {
            out.number(users.size());
            for (String user : new TreeSet<>(users)) {
                out.text(user);
            }
            return out.bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException for bytes that are no packed ids of a version known here */
    public static Set<String> unpack(byte[] packed) {
        try (PackedInput in = new PackedInput(packed, VERSION)) {
            Set<String> users = new TreeSet<>();
            long count = in.number();
            for (long i = 0; i < count; i++) {
                users.add(in.text());
            }
            return users;
        } catch (IOException e) {
            throw new IllegalArgumentException("packed ids are damaged", e);
        }
    }
}
