package org.dealdesk.approval.process;

import org.dealdesk.approval.ExpirySweep;
import org.dealdesk.approval.ServiceLevels;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Backs {@code bpmn/deadlines.bpmn}. */
@Component
public final class Deadlines {

    private final ObjectProvider<ExpirySweep> expiries;
    private final ObjectProvider<ServiceLevels> serviceLevels;

    Deadlines(ObjectProvider<ExpirySweep> expiries, ObjectProvider<ServiceLevels> serviceLevels) {
        this.expiries = expiries;
        this.serviceLevels = serviceLevels;
    }

    public void sweep() {
        expiries.getObject().sweep();
    }

    public void remindAndEscalate() {
        serviceLevels.getObject().remindAndEscalate();
    }
}
