package io.stowage.events.service;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;

/**
 * Settings of several things of a kind, for example {@code stowage.gateways.<id>.<property>}. To be bound where they are
 * used and kept nowhere: keys may be among them.
 */
public final class SettingsById {

    private static final Bindable<Map<String, Map<String, String>>> BY_ID =
            Bindable.of(ResolvableType.forClassWithGenerics(
                    Map.class,
                    ResolvableType.forClass(String.class),
                    ResolvableType.forClassWithGenerics(Map.class, String.class, String.class)));

    private SettingsById() {}

    /** Each thing's properties by its id; empty where there is none. */
    public static Map<String, Map<String, String>> of(Environment environment, String prefix) {
        return Binder.get(environment).bind(prefix, BY_ID).orElse(Map.of());
    }
}
