package io.stowage.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * A rule, and code that it must find.
 *
 * @param name as a sentence
 * @param planted each breaks the rule
 */
record GuardedRule(String name, ArchRule rule, List<Planted> planted) {

    GuardedRule {
        if (planted.isEmpty()) {
            throw new IllegalArgumentException("'%s' has nothing to prove itself on".formatted(name));
        }
    }

    static GuardedRule of(String name, ArchRule rule, Planted... planted) {
        return new GuardedRule(name, rule, List.of(planted));
    }

    @Override
    public String toString() {
        return name;
    }
}
