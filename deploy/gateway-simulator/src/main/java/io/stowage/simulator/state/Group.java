package io.stowage.simulator.state;

import java.util.Set;
import java.util.TreeSet;

/** A group of users (MinIO). */
public record Group(String name, Set<String> members) {
    public Group {
        members = new TreeSet<>(members);
    }

    public Group with(String member) {
        Set<String> more = new TreeSet<>(members);
        more.add(member);
        return new Group(name, more);
    }

    public Group without(String member) {
        Set<String> fewer = new TreeSet<>(members);
        fewer.remove(member);
        return new Group(name, fewer);
    }
}
