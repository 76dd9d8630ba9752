package io.stowage.simulator.calls;

import io.stowage.simulator.http.Answer;
import io.stowage.simulator.http.Call;
import io.stowage.simulator.http.Refusal;

/** The half of a gateway that its administrators work with. */
public interface AdministrativeSide extends Router {

    /** Whether a call is an administrative one, known or not. */
    boolean addressedBy(Call call);

    /** A refusal in the form this side answers in; passed on where that is S3's. */
    default Answer refused(Refusal refusal, Call call) {
        throw refusal;
    }
}
