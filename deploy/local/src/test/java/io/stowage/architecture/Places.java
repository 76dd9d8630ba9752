package io.stowage.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where a class belongs, told by its package: {@code io.stowage.<module>}, and in a service {@code
 * io.stowage.<service>.<part>}. Whatever is no module of the platform is a service, so that a new one is guarded from its
 * first class on.
 */
final class Places {

    private static final String ROOT = "io.stowage.";
    /** Classes generated from the contracts, part of {@code schemas}. */
    private static final String CONTRACTS = "contracts";

    private static final Set<String> PLATFORM = Set.of(
            "schemas", CONTRACTS, "gateway", "events", "messages", "operations", "simulator", "embedded", "local");
    /** Parts of a service in which technique is at home. */
    private static final Set<String> ADAPTERS =
            Set.of("stream", "topology", "kafka", "configuration", "mail", "webhook");

    private Places() {}

    /** Name of the module; empty for classes of others. */
    static String module(JavaClass type) {
        String name = segment(type, 0);
        return name.equals(CONTRACTS) ? "schemas" : name;
    }

    /** Name of the service; empty for whatever is of none. */
    static String service(JavaClass type) {
        String name = segment(type, 0);
        return PLATFORM.contains(name) ? "" : name;
    }

    static DescribedPredicate<JavaClass> of(String... modules) {
        List<String> names = List.of(modules);
        return predicate("of " + String.join(", ", modules), type -> names.contains(module(type)));
    }

    static DescribedPredicate<JavaClass> ofOthers() {
        return predicate("of others", type -> module(type).isEmpty());
    }

    static DescribedPredicate<JavaClass> ofServices() {
        return predicate("of services", type -> !service(type).isEmpty());
    }

    /** A service's own matter: what it decides, free of technique. */
    static DescribedPredicate<JavaClass> features() {
        return predicate("of feature packages", Places::isFeature);
    }

    /** Feature packages of these names. */
    static DescribedPredicate<JavaClass> features(String... parts) {
        return predicate(
                "of feature packages " + Arrays.toString(parts),
                type -> isFeature(type) && Arrays.asList(parts).contains(segment(type, 1)));
    }

    /** A service's parts that may know technique: its adapters, and the class that runs it. */
    static DescribedPredicate<JavaClass> adapters() {
        return predicate("adapters", type -> ADAPTERS.contains(segment(type, 1)) || isRunner(type));
    }

    private static boolean isFeature(JavaClass type) {
        return !service(type).isEmpty() && !segment(type, 1).isEmpty() && !ADAPTERS.contains(segment(type, 1));
    }

    private static boolean isRunner(JavaClass type) {
        return segment(type, 1).isEmpty() && type.getSimpleName().endsWith("Application");
    }

    private static String segment(JavaClass type, int index) {
        if (!type.getPackageName().startsWith(ROOT)) {
            return "";
        }
        String[] segments = type.getPackageName().substring(ROOT.length()).split("\\.");
        return index < segments.length ? segments[index] : "";
    }

    private static DescribedPredicate<JavaClass> predicate(String description, Predicate<JavaClass> test) {
        return DescribedPredicate.describe(description, test);
    }
}
