package io.stowage.limits.stream;

import io.stowage.limits.gateway.DriftPolicy;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the limits service.
 *
 * @param drift what becomes of limits that somebody else changed at the gateway
 * @param lookEvery how often an account whose limits are in force is looked at
 * @param firstRetry wait before an account whose limits are not in force is tried again; doubled each time
 * @param longestRetry the wait stops growing here
 */
@ConfigurationProperties("stowage.limits")
record LimitsSettings(
        @DefaultValue("correct") DriftPolicy drift,
        @DefaultValue("1h") Duration lookEvery,
        @DefaultValue("5s") Duration firstRetry,
        @DefaultValue("1h") Duration longestRetry) {}
