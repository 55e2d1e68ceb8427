package org.dealdesk.guardrail.gate;

import java.util.List;

/** The approvals on record do not clear the deal; no commission accrues. */
public final class GateRefused extends RuntimeException {

    private final transient List<String> reasons;

    GateRefused(List<String> reasons) {
        super(String.join("; ", reasons));
        this.reasons = List.copyOf(reasons);
    }

    /** Everything that is missing or wrong, each in a sentence without a full stop. */
    public List<String> reasons() {
        return reasons;
    }
}
