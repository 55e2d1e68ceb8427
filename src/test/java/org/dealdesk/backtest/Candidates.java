package org.dealdesk.backtest;

import org.dealdesk.backtest.comparison.VersionAssessor;
import org.dealdesk.backtest.source.UploadedDealReader;
import org.dealdesk.policy.Policy;
import org.dealdesk.testing.data.Deals;

/** Versions to hold against the default policy. */
public final class Candidates {

    /** Discounts of a deal may be half as deep. */
    public static final Policy STRICTER = Deals.policyWith(
            "max:\n      - {at: 10}\n      - {at: 20, approvals: [SALES_OPS]}",
            "max:\n      - {at: 5}\n      - {at: 10, approvals: [SALES_OPS]}");

    private Candidates() {}

    public static UploadedDealReader against(Policy then, Policy candidate) {
        return new UploadedDealReader(new VersionAssessor(then), new VersionAssessor(candidate));
    }
}
