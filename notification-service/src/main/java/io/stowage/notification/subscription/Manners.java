package io.stowage.notification.subscription;

import io.stowage.notification.quiet.QuietHours;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How customers are dealt with.
 *
 * @param quiet when they are not told of thresholds; empty: they may be told at any time
 * @param zone of customers whose own is not known
 * @param recent figures and happenings that are older are not told: what a replay brings up is no news
 */
public record Manners(Optional<QuietHours> quiet, ZoneId zone, Duration recent) {}
