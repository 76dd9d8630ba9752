package io.stowage.notification.full;

/**
 * How a quota stands.
 *
 * @param full usage has reached it and not left it yet
 * @param recent whether the figure is new enough to take something away from the customer because of it
 * @param whenFull what the plan wants
 * @param figures for people, for example {@code 101 of 100 bytes are used}
 */
public record Quota(boolean full, boolean recent, WhenFull whenFull, String figures) {}
