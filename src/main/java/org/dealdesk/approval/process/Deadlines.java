package org.dealdesk.approval.process;

import org.dealdesk.approval.ExpirySweep;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Backs {@code bpmn/deadlines.bpmn}. */
@Component
public final class Deadlines {

    private final ObjectProvider<ExpirySweep> expiries;

    Deadlines(ObjectProvider<ExpirySweep> expiries) {
        this.expiries = expiries;
    }

    public void sweep() {
        expiries.getObject().sweep();
    }
}
