package io.stowage.local.crash;

import java.time.Duration;

/** A run of the crash test, in numbers. */
record CrashReport(OrderFlow flow, Outcome outcome, int kills, long seed, Duration took) {

    @Override
    public String toString() {
        return """
                crash test
                  subscriptions    %d
                  orders in        %d
                  of them twice    %d
                  users            %d
                  keys             %d
                  handed out       %d
                  lifecycle events %d
                  dead letters     %d
                  kills survived   %d
                  took             %d s
                  seed             %d""".formatted(
                flow.stories().size(),
                flow.orders().size(),
                flow.duplicates(),
                outcome.users().size(),
                outcome.users().stream().mapToInt(user -> user.keys().size()).sum(),
                outcome.credentials().size(),
                outcome.lifecycle().size(),
                outcome.deadLetters(),
                kills,
                took.toSeconds(),
                seed);
    }
}
