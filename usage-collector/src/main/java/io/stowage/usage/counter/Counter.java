package io.stowage.usage.counter;

/** What one user did to one bucket within a window. */
public record Counter(CounterKey key, Figures figures) {}
