/**
 * The commission ledger: double entry, append only. {@link org.dealdesk.commission.Ledger} accrues only against a clearance;
 * {@link org.dealdesk.commission.Entry} is one line of it as reps and finance read it.
 */
@ApplicationModule(
        allowedDependencies = {
            "money",
            "platform",
            "platform :: people",
            "platform :: problem",
            "platform :: rows",
            "platform :: security",
            "deal",
            "policy",
            "guardrail :: commission",
            "guardrail :: economics",
            "guardrail :: gate",
            "guardrail",
        })
package org.dealdesk.commission;

import org.springframework.modulith.ApplicationModule;
