package io.stowage.local;

import io.stowage.simulator.SimulatorSettings;
import java.time.Duration;
import java.util.List;

/** How often usage is counted, collected and measured. */
enum UsagePace {
    /** As in production. */
    ORDINARY {
        @Override
        SimulatorSettings of(SimulatorSettings simulator) {
            return simulator;
        }

        @Override
        List<String> settings() {
            return List.of();
        }
    },
    /** What takes an hour takes seconds. */
    QUICK {
        @Override
        SimulatorSettings of(SimulatorSettings simulator) {
            return simulator.withUsagePeriod(Duration.ofSeconds(2)).withScanEvery(Duration.ofSeconds(1));
        }

        @Override
        List<String> settings() {
            return List.of(
                    "--stowage.usage.collect-every=1s",
                    "--stowage.usage.settling=0s",
                    // Nobody uses the gateway all the time.
                    "--stowage.usage.gaps-longer-than=1h",
                    "--stowage.usage.measure-every=2s",
                    "--stowage.usage.first-retry=1s",
                    "--stowage.usage.daily-every=200ms");
        }
    };

    /** The simulated gateway's part of it. */
    abstract SimulatorSettings of(SimulatorSettings simulator);

    /** The usage collector's part of it. */
    abstract List<String> settings();
}
