package io.stowage.simulator;

import io.stowage.simulator.calls.AdministrativeSide;
import io.stowage.simulator.calls.Route;
import io.stowage.simulator.faults.CallLog;
import io.stowage.simulator.faults.CallRecord;
import io.stowage.simulator.faults.Capacity;
import io.stowage.simulator.faults.Faults;
import io.stowage.simulator.faults.Verdict;
import io.stowage.simulator.http.Answer;
import io.stowage.simulator.http.Call;
import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;
import io.stowage.simulator.http.Service;
import io.stowage.simulator.s3.Rights;
import io.stowage.simulator.s3.S3Calls;
import io.stowage.simulator.signing.Authentication;
import io.stowage.simulator.signing.Caller;
import io.stowage.simulator.state.UsageKey;
import io.stowage.simulator.usage.Operation;
import io.stowage.simulator.usage.SimulatorClock;
import io.stowage.simulator.usage.UsageMeter;
import java.time.Duration;

/** Takes each call through faults, signature, rights, work and counting, in this order. */
final class Reception implements Service {
    private final AdministrativeSide administration;
    private final S3Calls s3;
    private final Rights rights;
    private final Authentication authentication;
    private final UsageMeter meter;
    private final Faults faults;
    private final Capacity capacity;
    private final CallLog log;
    private final SimulatorClock clock;

    Reception(
            AdministrativeSide administration,
            S3Calls s3,
            Rights rights,
            Authentication authentication,
            UsageMeter meter,
            Faults faults,
            Capacity capacity,
            CallLog log,
            SimulatorClock clock) {
        this.administration = administration;
        this.s3 = s3;
        this.rights = rights;
        this.authentication = authentication;
        this.meter = meter;
        this.faults = faults;
        this.capacity = capacity;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public Reply reply(Call call) {
        return capacity.within(() -> served(call));
    }

    private Reply served(Call call) {
        Visit visit = new Visit();
        try {
            Reply reply = serve(call, visit);
            record(call, visit);
            return reply;
        } catch (Refusal refusal) {
            visit.status = refusal.status();
            visit.outcome = refusal.code();
            record(call, visit);
            if (administration.addressedBy(call)) {
                return new Answered(administration.refused(refusal, call));
            }
            throw refusal;
        }
    }

    /** What the log will tell of a call. */
    private static final class Visit {
        private String kind = "unknown";
        private String userId = "";
        private int status;
        private String outcome = "ok";
    }

    private Reply serve(Call call, Visit visit) {
        Route route = administration.addressedBy(call) ? administration.route(call) : s3.route(call);
        visit.kind = route.kind();
        Verdict verdict = faults.judge(route.kind());
        pause(verdict.delay());
        if (verdict.cutBefore()) {
            visit.outcome = "cut before";
            return new Cut();
        }
        if (verdict.refusal() != null) {
            throw verdict.refusal();
        }
        Authentication.Authenticated authenticated = authentication.authenticate(call);
        visit.userId = authenticated.caller().userId();
        if (!verdict.cutAfter()) {
            Answer answer = perform(route, authenticated);
            visit.status = answer.status();
            return new Answered(answer);
        }
        visit.outcome = "cut after";
        try {
            perform(route, authenticated).drop();
        } catch (Refusal unheard) {
            visit.outcome = "cut after " + unheard.code();
        }
        return new Cut();
    }

    private Answer perform(Route route, Authentication.Authenticated authenticated) {
        Caller caller = authenticated.caller();
        return switch (route.access()) {
            case Route.SystemUser systemUser -> {
                admitSystemUser(caller);
                yield route.action().perform(authenticated.call(), caller);
            }
            case Route.Customer customer -> counted(route, customer.counted(), authenticated.call(), caller);
        };
    }

    /** A refused call counts as an operation without bytes. */
    private Answer counted(Route route, Operation operation, Call call, Caller caller) {
        UsageKey before = s3.usageKey(call, caller);
        try {
            admitCustomer(caller);
            rights.admit(route.kind(), call, caller);
            Answer answer = route.action().perform(call, caller);
            // A bucket that was made by this very call has its key only now; one that was removed had it before.
            UsageKey key = before.bucket().isEmpty() ? s3.usageKey(call, caller) : before;
            meter.count(key, operation, answer.uploaded(), answer.downloaded());
            return answer;
        } catch (Refusal refusal) {
            meter.count(before, operation, 0, 0);
            throw refusal;
        }
    }

    private static void admitSystemUser(Caller caller) {
        switch (caller) {
            case Caller.Known known -> {
                if (!known.user().system() || !known.user().enabled()) {
                    throw denied("Only a system user may call this service.");
                }
            }
            case Caller.Anonymous anonymous -> throw denied("The call is not signed.");
        }
    }

    private static void admitCustomer(Caller caller) {
        if (caller instanceof Caller.Known known && !known.user().enabled()) {
            throw denied("The user is disabled.");
        }
    }

    private static Refusal denied(String reason) {
        return new Refusal(S3Error.ACCESS_DENIED, reason);
    }

    private static void pause(Duration delay) {
        if (delay.isPositive()) {
            try {
                Thread.sleep(delay);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Refusal(S3Error.INTERNAL_ERROR, "The gateway is stopping.");
            }
        }
    }

    private void record(Call call, Visit visit) {
        log.add(new CallRecord(
                clock.instant(), call.requestId(), visit.kind, visit.userId, visit.status, visit.outcome));
    }
}
