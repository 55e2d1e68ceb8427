package org.dealdesk.integrity;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.stereotype.Component;

/** {@code GET /actuator/invariants}, for administrators: whether what is stored is sound; below it each invariant alone. */
@Component
@Endpoint(id = "invariants")
class InvariantsEndpoint {

    private final Invariants invariants;

    InvariantsEndpoint(Invariants invariants) {
        this.invariants = invariants;
    }

    /** Whether all hold, and how each stands. */
    @JsonPropertyOrder({"kept", "invariants"})
    record Answer(boolean kept, List<InvariantResult> invariants) {}

    @ReadOperation
    Answer all() {
        // One at a time: a run reads the whole database.
        synchronized (this) {
            List<InvariantResult> verdicts = invariants.all();
            return new Answer(verdicts.stream().allMatch(InvariantResult::isKept), verdicts);
        }
    }

    /** One alone; 404 if there is none of that name. */
    @ReadOperation
    InvariantResult one(@Selector String id) {
        return invariants.one(id).orElse(null);
    }
}
