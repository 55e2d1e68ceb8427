/**
 * The commission ledger: double entry, append only. {@link org.dealdesk.commission.Ledger} accrues only against a clearance;
 * {@link org.dealdesk.commission.Entry} is one leg of it as people and finance read it. {@code commission.posting} is the one way into its
 * tables; {@code commission.ledger}, {@code clawback}, {@code payout}, {@code statement} and {@code journal} work out what is posted; {@code adjustment}, {@code
 * hold}, {@code month}, {@code dispute}, {@code batch} and {@code books} are what finance does with it.
 */
@ApplicationModule(
        allowedDependencies = {
            "money",
            "platform",
            "platform :: input",
            "platform :: json",
            "platform :: pdf",
            "platform :: people",
            "platform :: problem",
            "platform :: rows",
            "platform :: security",
            "platform :: tx",
            "history",
            "deal",
            "policy",
            "policy :: life",
            "guardrail :: commission",
            "guardrail :: economics",
            "guardrail :: gate",
            "guardrail",
        })
package org.dealdesk.commission;

import org.springframework.modulith.ApplicationModule;
