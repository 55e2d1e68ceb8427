package org.dealdesk.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.policy.LintFinding;
import org.dealdesk.policy.Policies;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.PolicyLint;

/** Whether a policy document can become a version: it could work, and it fits those that are there. */
final class DraftCheck {

    /** Addresses of their own, below which no version would be found. */
    private static final Set<String> RESERVED = Set.of("current", "lint", "backtests", "compare");

    private DraftCheck() {}

    /** Refuses with everything that is wrong. */
    static void check(PolicyLint lint, Policies policies, Instant now) {
        Faults faults = new Faults();
        refuse(lint.errors(), faults);
        if (lint.policy() != null) {
            fits(lint.policy(), policies, policies.day(now), faults);
        }
        faults.refuseIfAny();
    }

    static void refuse(List<LintFinding> errors, Faults faults) {
        for (LintFinding error : errors) {
            String at = " (line %d, column %d)".formatted(error.line(), error.column());
            faults.add(
                    error.pointer(),
                    error.code(),
                    error.message().endsWith(at) ? error.message() : error.message() + at);
        }
    }

    private static void fits(Policy policy, Policies policies, LocalDate today, Faults faults) {
        Policy inForce = policies.inForce(today);
        if (RESERVED.contains(policy.version())) {
            faults.add("/version", "not-allowed", "is a word with another meaning in addresses");
        }
        if (!policy.currency().code().equals(inForce.currency().code())) {
            faults.add(
                    "/currency",
                    "not-allowed",
                    "all versions share " + inForce.currency().code());
        }
        if (!policy.timeZone().equals(policies.zone())) {
            faults.add("/approval/calendar/timeZone", "not-allowed", "all versions share " + policies.zone());
        }
        if (!policy.effectiveFrom().isAfter(today)) {
            faults.add(
                    "/effectiveFrom",
                    "out-of-range",
                    "must be later than today, %s in %s".formatted(today, policies.zone()));
        }
    }
}
