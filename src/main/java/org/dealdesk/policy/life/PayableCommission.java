package org.dealdesk.policy.life;

import org.dealdesk.platform.input.Faults;
import org.dealdesk.policy.CommissionRules;
import org.dealdesk.policy.Policy;

/**
 * Whether the ledger can post what a policy pays. It posts one flat rate; plans and overlays can be drafted, linted and back-tested, and
 * a version that has them is not approved.
 */
final class PayableCommission {

    private PayableCommission() {}

    static void check(Policy policy, Faults faults) {
        CommissionRules rules = policy.commission();
        if (!rules.isFlat()) {
            faults.add("/commission/plans", "not-payable", "plans cannot be paid yet: the ledger posts one flat rate");
        }
        if (!rules.overlays().isEmpty()) {
            faults.add(
                    "/commission/overlays", "not-payable", "overlays cannot be paid yet: the ledger posts reps only");
        }
    }
}
