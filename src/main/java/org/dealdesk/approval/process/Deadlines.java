package org.dealdesk.approval.process;

import org.dealdesk.approval.deadline.ExpirySweep;
import org.dealdesk.approval.deadline.ServiceLevels;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Backs {@code bpmn/deadlines.bpmn}: the timer says when, and the sweeps run on their own once its transaction has ended. */
@Component
public final class Deadlines {

    private final ObjectProvider<ExpirySweep> expiries;
    private final ObjectProvider<ServiceLevels> serviceLevels;
    private final Sweeps sweeps;

    Deadlines(ObjectProvider<ExpirySweep> expiries, ObjectProvider<ServiceLevels> serviceLevels, Sweeps sweeps) {
        this.expiries = expiries;
        this.serviceLevels = serviceLevels;
        this.sweeps = sweeps;
    }

    public void sweep() {
        sweeps.afterwards("expiries", () -> expiries.getObject().sweep());
    }

    public void remindAndEscalate() {
        sweeps.afterwards("service-levels", () -> serviceLevels.getObject().remindAndEscalate());
    }
}
