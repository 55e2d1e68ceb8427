package org.dealdesk.backtest;

import org.dealdesk.policy.Policy;
import org.dealdesk.testing.Deals;

/** Versions to hold against the default policy. */
final class Candidates {

    /** Discounts of a deal may be half as deep. */
    static final Policy STRICTER = Deals.policyWith(
            "max:\n      - {at: 10}\n      - {at: 20, approvals: [SALES_OPS]}",
            "max:\n      - {at: 5}\n      - {at: 10, approvals: [SALES_OPS]}");

    private Candidates() {}

    static Uploaded against(Policy then, Policy candidate) {
        return new Uploaded(new Version(then), new Version(candidate));
    }
}
