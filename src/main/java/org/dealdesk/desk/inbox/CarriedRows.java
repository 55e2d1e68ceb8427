package org.dealdesk.desk.inbox;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.dealdesk.approval.redaction.CostRedaction;
import org.dealdesk.approval.revision.CarriedApprovals;
import org.dealdesk.desk.Viewer;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** Tells people in their inbox which of their approvals carried over lately. */
@Component
class CarriedRows {

    private static final Duration LATELY = Duration.ofDays(14);
    private static final int MOST = 20;

    private final CarriedApprovals approvals;
    private final CostRedaction redaction;
    private final Policies policies;
    private final Clock clock;

    CarriedRows(CarriedApprovals approvals, CostRedaction redaction, Policies policies, Clock clock) {
        this.approvals = approvals;
        this.redaction = redaction;
        this.policies = policies;
        this.clock = clock;
    }

    List<CarriedRow> of(Viewer viewer) {
        return approvals.of(viewer.caller().id(), clock.instant().minus(LATELY), MOST).stream()
                .map(carried -> CarriedRow.of(
                        carried,
                        redaction.comparison(CanonicalJson.read(carried.compared()), carried.policy(), viewer.caller()),
                        policies.version(carried.policy()),
                        viewer))
                .toList();
    }
}
