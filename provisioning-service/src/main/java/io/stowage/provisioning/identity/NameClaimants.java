package io.stowage.provisioning.identity;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who claimed which name, in the order of the claims: the first who has not given it back owns it. */
public final class NameClaimants {

    private final Map<String, Set<String>> inOrder = new ConcurrentHashMap<>();

    public void claimed(String name, String claimant) {
        inOrder.compute(name, (n, claimants) -> {
            Set<String> more = claimants == null ? new LinkedHashSet<>() : new LinkedHashSet<>(claimants);
            more.add(claimant);
            return more;
        });
    }

    public void released(String name, String claimant) {
        inOrder.computeIfPresent(name, (n, claimants) -> {
            Set<String> fewer = new LinkedHashSet<>(claimants);
            fewer.remove(claimant);
            return fewer.isEmpty() ? null : fewer;
        });
    }

    public Optional<String> owner(String name) {
        return inOrder.getOrDefault(name, Set.of()).stream().findFirst();
    }

    public Set<String> holders(String name) {
        return inOrder.getOrDefault(name, Set.of());
    }

    public boolean hasClaimed(String name, String claimant) {
        return inOrder.getOrDefault(name, Set.of()).contains(claimant);
    }
}
