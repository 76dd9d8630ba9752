package io.stowage.simulator;

import io.stowage.simulator.admin.Dialect;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How a simulator is run. Start from {@link #of} and change what should differ.
 *
 * @param port of the gateway; 0 picks a free one
 * @param controlPort of the control endpoint; 0 picks a free one
 * @param dataDirectory where the state is kept; null keeps it in memory
 * @param systemKey null uses the one kept in the data directory, or a new one
 * @param usagePeriod nominal period of a statistics object, in whole seconds
 * @param scanEvery how old sizes may be that MinIO tells
 * @param serviceId hexadecimal id of the gateway's usage service, as names and bodies of statistics objects show it
 * @param clock the real time, which can be advanced while the simulator runs
 * @param seed of the chance in faults
 * @param callsRemembered how many calls the log keeps
 */
public record SimulatorSettings(
        String host,
        int port,
        int controlPort,
        Dialect dialect,
        @Nullable Path dataDirectory,
        @Nullable SystemKey systemKey,
        Duration usagePeriod,
        Duration scanEvery,
        String serviceId,
        InstantSource clock,
        long seed,
        int callsRemembered) {

    public SimulatorSettings {
        if (usagePeriod.toSeconds() < 1) {
            throw new IllegalArgumentException("usagePeriod must be at least a second, not " + usagePeriod);
        }
        if (scanEvery.isNegative()) {
            throw new IllegalArgumentException("scanEvery must not be negative, not " + scanEvery);
        }
        if (!serviceId.matches("[0-9a-f]{1,32}")) {
            throw new IllegalArgumentException("serviceId must be hexadecimal, not " + serviceId);
        }
        if (callsRemembered < 1) {
            throw new IllegalArgumentException("callsRemembered must be at least 1, not " + callsRemembered);
        }
    }

    /** In memory, on free ports of this machine, with a new system key and half-hour usage periods. */
    public static SimulatorSettings of(Dialect dialect) {
        return new SimulatorSettings(
                "127.0.0.1",
                0,
                0,
                dialect,
                null,
                null,
                Duration.ofMinutes(30),
                Duration.ofMinutes(1),
                "8000000000000006a",
                InstantSource.system(),
                1,
                10_000);
    }

    public SimulatorSettings withPorts(int gateway, int control) {
        return new SimulatorSettings(
                host,
                gateway,
                control,
                dialect,
                dataDirectory,
                systemKey,
                usagePeriod,
                scanEvery,
                serviceId,
                clock,
                seed,
                callsRemembered);
    }

    public SimulatorSettings withDataDirectory(Path directory) {
        return new SimulatorSettings(
                host,
                port,
                controlPort,
                dialect,
                directory,
                systemKey,
                usagePeriod,
                scanEvery,
                serviceId,
                clock,
                seed,
                callsRemembered);
    }

    public SimulatorSettings withSystemKey(SystemKey key) {
        return new SimulatorSettings(
                host,
                port,
                controlPort,
                dialect,
                dataDirectory,
                key,
                usagePeriod,
                scanEvery,
                serviceId,
                clock,
                seed,
                callsRemembered);
    }

    public SimulatorSettings withUsagePeriod(Duration period) {
        return new SimulatorSettings(
                host,
                port,
                controlPort,
                dialect,
                dataDirectory,
                systemKey,
                period,
                scanEvery,
                serviceId,
                clock,
                seed,
                callsRemembered);
    }

    public SimulatorSettings withScanEvery(Duration time) {
        return new SimulatorSettings(
                host,
                port,
                controlPort,
                dialect,
                dataDirectory,
                systemKey,
                usagePeriod,
                time,
                serviceId,
                clock,
                seed,
                callsRemembered);
    }

    public SimulatorSettings withClock(InstantSource real) {
        return new SimulatorSettings(
                host,
                port,
                controlPort,
                dialect,
                dataDirectory,
                systemKey,
                usagePeriod,
                scanEvery,
                serviceId,
                real,
                seed,
                callsRemembered);
    }

    public SimulatorSettings withSeed(long other) {
        return new SimulatorSettings(
                host,
                port,
                controlPort,
                dialect,
                dataDirectory,
                systemKey,
                usagePeriod,
                scanEvery,
                serviceId,
                clock,
                other,
                callsRemembered);
    }
}
