package org.dealdesk.policy.lint;

import java.util.Set;
import org.dealdesk.policy.Policy;

/** Whether a document can become a version in addition to the existing ones. */
final class FitLint {

    /** The code of a name that another version has. */
    static final String TAKEN = "version-taken";

    /** Addresses of their own, below which no version would be found. */
    private static final Set<String> RESERVED = Set.of("current", "lint", "backtests", "compare", "working-copies");

    private final Policy policy;
    private final Versions others;
    private final LintReport report;

    FitLint(Policy policy, Versions others, LintReport report) {
        this.policy = policy;
        this.others = others;
        this.report = report;
    }

    void check() {
        if (RESERVED.contains(policy.version())) {
            report.add("/version", "not-allowed", "is a reserved word in addresses");
        } else if (others.taken().test(policy.version())) {
            report.add("/version", TAKEN, "version " + policy.version() + " already exists");
        }
        if (!policy.currency().code().equals(others.currency().code())) {
            report.add(
                    "/currency",
                    "not-allowed",
                    "must be the same in all versions: " + others.currency().code());
        }
        if (!policy.timeZone().equals(others.zone())) {
            report.add(
                    "/approval/calendar/timeZone", "not-allowed", "must be the same in all versions: " + others.zone());
        }
        if (!policy.effectiveFrom().isAfter(others.today())) {
            report.add(
                    "/effectiveFrom",
                    "out-of-range",
                    "must be later than today, %s in %s".formatted(others.today(), others.zone()));
        }
    }
}
