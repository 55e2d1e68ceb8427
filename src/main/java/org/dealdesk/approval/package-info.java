/**
 * The use cases that move a deal through its reviews, and the process that asks for them. Read {@link
 * org.dealdesk.approval.SubmitDeal} and {@link org.dealdesk.approval.DecideReview} first; each is one {@link
 * org.dealdesk.approval.work.DealTransaction} on one locked deal. {@link org.dealdesk.approval.work.ReviewSteps} is what the process tells the use cases; {@code process} holds the engine.
 */
@ApplicationModule(
        allowedDependencies = {
            "money",
            "platform",
            "platform :: background",
            "platform :: input",
            "platform :: json",
            "platform :: metrics",
            "platform :: people",
            "platform :: problem",
            "platform :: rows",
            "platform :: security",
            "platform :: text",
            "platform :: tx",
            "platform :: web",
            "history",
            "deal",
            "policy",
            "policy :: difference",
            "policy :: life",
            "guardrail :: authority",
            "guardrail :: commission",
            "guardrail :: derivation",
            "guardrail :: document",
            "guardrail :: economics",
            "guardrail :: gate",
            "guardrail :: measure",
            "guardrail :: remedy",
            "guardrail",
            "commission",
            "commission :: clawback",
            "commission :: ledger",
            "commission :: posting",
        })
package org.dealdesk.approval;

import org.springframework.modulith.ApplicationModule;
